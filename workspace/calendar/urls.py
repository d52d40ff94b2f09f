from django.urls import path

from workspace.calendar import views

urlpatterns = [
    path("kalender/", views.CalendarView.as_view(), name="calendar"),
    path("kalender/abonner/", views.SubscribeView.as_view(), name="calendar_subscribe"),
]
