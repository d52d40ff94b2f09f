from django.urls import path

from volunteers.moving import views

public_urlpatterns = [path("min-side/oplysninger/hjem/", views.OwnHomeView.as_view(), name="own_home")]
workspace_urlpatterns = [path("flytninger/<int:pk>/", views.MoveView.as_view(), name="move")]
