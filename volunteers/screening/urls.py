from django.urls import path

from volunteers.screening import views

workspace_urlpatterns = [
    path("ansoegninger/<int:pk>/attest/", views.ScreeningCreateView.as_view(), name="screening_create"),
    path(
        "ansoegninger/<int:pk>/attest/<int:screening>/",
        views.ScreeningOutcomeView.as_view(),
        name="screening_outcome",
    ),
    path("ambassadoerer/<int:pk>/attest/", views.RenewalCreateView.as_view(), name="renewal_create"),
    path(
        "ambassadoerer/<int:pk>/attest/<int:screening>/",
        views.RenewalOutcomeView.as_view(),
        name="renewal_outcome",
    ),
]
