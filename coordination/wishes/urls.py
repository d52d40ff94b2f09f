from django.urls import path

from coordination.wishes import views

public_urlpatterns = [
    path("opgaver/rolle/<int:pk>/", views.role_page, name="role"),
    path("opgaver/rolle/<int:pk>/hoer-mere/", views.hear_more, name="hear_more"),
    path("opgaver/rolle/<int:pk>/nej-tak/", views.no_thanks, name="no_thanks"),
    path("min-side/oensker/<int:pk>/tag-tilbage/", views.take_it_back, name="take_back_wish"),
]
