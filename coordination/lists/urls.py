from django.urls import path

from coordination.lists.desk import ASSIGNMENT_LIST, ROLE_LIST, SESSION_LIST
from coordination.lists.views import AssignmentView, RoleView, SessionView
from workspace.lists.views.listing import DeskListView

workspace_urlpatterns = [
    path("initiativer/roller/", DeskListView.as_view(desk=ROLE_LIST), name="role_list"),
    path("initiativer/roller/<int:pk>/", RoleView.as_view(), name="role_detail"),
    path("initiativer/moedegange/", DeskListView.as_view(desk=SESSION_LIST), name="session_list"),
    path("initiativer/moedegange/<int:pk>/", SessionView.as_view(), name="session_detail"),
    path("tilknytninger/", DeskListView.as_view(desk=ASSIGNMENT_LIST), name="assignment_list"),
    path("tilknytninger/<int:pk>/", AssignmentView.as_view(), name="assignment_detail"),
]
