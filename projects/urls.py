from django.urls import path

from projects.views import workspace

workspace_urlpatterns = [
    path("initiativer/", workspace.InitiativeListView.as_view(), name="initiative_list"),
    path("initiativer/nyt/", workspace.ProjectChoiceView.as_view(), name="initiative_choose_project"),
    path("initiativer/<int:pk>/", workspace.InitiativeView.as_view(), name="initiative_detail"),
    path("initiativer/<int:pk>/rolle/", workspace.RoleCreateView.as_view(), name="role_create"),
    path("initiativer/<int:pk>/moedegang/", workspace.SessionCreateView.as_view(), name="session_create"),
    path("moedegange/<int:pk>/aflys/", workspace.SessionCancelView.as_view(), name="session_cancel"),
    path("projekter/<int:pk>/", workspace.ProjectView.as_view(), name="project_detail"),
    path("projekter/<int:pk>/initiativ/", workspace.InitiativeCreateView.as_view(), name="initiative_create"),
]
