from django.urls import path

from coordination.own_calendar import views

public_urlpatterns = [
    path("min-side/kalender/", views.subscribe, name="own_calendar"),
    path("min-side/kalender/<int:pk>.ics", views.own_file, name="own_calendar_file"),
    path("min-plads/<str:token>/kalender.ics", views.file_by_link, name="coming_file"),
]
