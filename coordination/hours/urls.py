from django.urls import path

from coordination.hours import views

public_urlpatterns = [
    path("min-side/timer/", views.my_hours, name="my_hours"),
    path("min-side/timer/andet/", views.contribute, name="hours_contribute"),
    path("min-side/timer/<int:pk>/ret/", views.correct, name="hours_correct"),
    path("min-side/timer/<int:pk>/tag-tilbage/", views.take_back, name="hours_take_back"),
]
workspace_urlpatterns = [
    path("timer/", views.EntryListView.as_view(), name="hours_desk"),
    path("timer/<int:pk>/", views.EntryView.as_view(), name="hours_entry"),
]
