from django.urls import path

from home.search import views

urlpatterns = [
    path("soeg/", views.search, name="search"),
    path("soeg/forslag/", views.suggest, name="search_suggestions"),
]
