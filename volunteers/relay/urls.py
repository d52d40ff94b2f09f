from django.urls import path

from volunteers.relay import views

public_urlpatterns = [path("min-side/beskeder/", views.own_messages, name="own_messages")]
workspace_urlpatterns = [
    path("ambassadoerer/<int:pk>/beskeder/", views.ThreadView.as_view(), name="relay_thread")
]
