from django.urls import path

from accounts.calendars.views import calendar_feed

urlpatterns = [path("kalender/<str:token>.ics", calendar_feed, name="calendar_feed")]
