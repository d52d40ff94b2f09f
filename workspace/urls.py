from django.urls import path

from workspace.views import MyDayView

urlpatterns = [path("", MyDayView.as_view(), name="workspace")]
