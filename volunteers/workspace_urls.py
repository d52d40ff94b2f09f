from django.urls import path

from volunteers.desk_lists import VOLUNTEERS_LIST
from volunteers.views import errand, staying, workspace
from workspace.lists.views.listing import DeskListView

urlpatterns = [
    path("ansoegninger/", workspace.ApplicationListView.as_view(), name="application_list"),
    path("ansoegninger/<int:pk>/", workspace.ApplicationView.as_view(), name="application_detail"),
    path("ambassadoerer/", DeskListView.as_view(desk=VOLUNTEERS_LIST), name="ambassador_list"),
    path("ambassadoerer/<int:pk>/", workspace.VolunteerView.as_view(), name="ambassador_detail"),
    path("aerinder/<int:pk>/", errand.ErrandView.as_view(), name="errand"),
    path("ambassadoerer/<int:pk>/pause/", staying.PauseView.as_view(), name="ambassador_pause"),
    path("ambassadoerer/<int:pk>/tilbage/", staying.ResumeView.as_view(), name="ambassador_resume"),
    path("ambassadoerer/<int:pk>/stop/", staying.SuspendView.as_view(), name="ambassador_suspend"),
    path("ambassadoerer/<int:pk>/stop/ophaev/", staying.ReinstateView.as_view(), name="ambassador_reinstate"),
    path("ambassadoerer/<int:pk>/farvel/", staying.EndView.as_view(), name="ambassador_end"),
]
