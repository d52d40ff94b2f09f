from django.urls import path

from volunteers.views import workspace

urlpatterns = [
    path("ansoegninger/", workspace.ApplicationListView.as_view(), name="application_list"),
    path("ansoegninger/<int:pk>/", workspace.ApplicationView.as_view(), name="application_detail"),
    path("ansoegninger/<int:pk>/afslag/", workspace.RejectView.as_view(), name="application_reject"),
    path("ansoegninger/<int:pk>/attest/", workspace.ScreeningCreateView.as_view(), name="screening_create"),
    path(
        "ansoegninger/<int:pk>/attest/<int:screening>/",
        workspace.ScreeningOutcomeView.as_view(),
        name="screening_outcome",
    ),
    path("ambassadoerer/", workspace.VolunteerListView.as_view(), name="ambassador_list"),
    path("ambassadoerer/<int:pk>/", workspace.VolunteerView.as_view(), name="ambassador_detail"),
]
