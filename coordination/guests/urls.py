from django.urls import path

from coordination.guests import views

public_urlpatterns = [
    path("opgaver/<int:pk>/uden-konto/", views.guest_ask, name="guest_ask"),
    path("opgaver/se-din-mail/", views.guest_sent, name="guest_sent"),
    path("gaest/<str:token>/", views.guest_confirm, name="guest_confirm"),
]
