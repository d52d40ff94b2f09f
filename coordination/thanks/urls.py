from django.urls import path

from coordination.thanks import views

public_urlpatterns = [
    path("min-side/bevis/", views.make, name="certificate_make"),
    path("bekraeft/", views.look_up, name="certificate_look_up"),
    path("bekraeft/<str:code>/", views.check, name="certificate_check"),
]
