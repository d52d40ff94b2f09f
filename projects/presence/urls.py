from django.urls import path, re_path

from projects.presence import views
from projects.presence.feeds import ComingVisits

feed_urlpatterns = [
    path("projekter/kalender.ics", views.all_calendar, name="project_calendar_all"),
    re_path(r"^projekter/(?P<slug>[-\w]+)/kalender\.ics$", views.project_calendar, name="project_calendar"),
    path("hvor-er-politiet/kalender.ics", views.presence_calendar, name="presence_calendar"),
    path("hvor-er-politiet/<int:pk>.ics", views.one_session, name="visit_calendar"),
    path("hvor-er-politiet/feed/", ComingVisits(), name="presence_feed"),
]
public_urlpatterns = [
    path("hvor-er-politiet/", views.presence, name="presence"),
]
