from django.urls import path

from volunteers.duplicates import views

workspace_urlpatterns = [
    path("dubletter/", views.DuplicateListView.as_view(), name="duplicate_list"),
    path("dubletter/<int:one>/<int:other>/", views.CompareView.as_view(), name="duplicate_compare"),
    path("dubletter/<int:one>/<int:other>/ikke-samme/", views.ApartView.as_view(), name="duplicate_apart"),
]
