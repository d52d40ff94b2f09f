from django.urls import path

from volunteers.tags.views import TagView

workspace_urlpatterns = [
    path("ambassadoerer/<int:pk>/maerker/", TagView.as_view(), name="ambassador_tag"),
]
