from django.urls import path

from workspace.areas import urls as areas_urls
from workspace.calendar import urls as calendar_urls
from workspace.staff import urls as staff_urls
from workspace.views import MyDayView

urlpatterns = [
    path("", MyDayView.as_view(), name="workspace"),
    *areas_urls.urlpatterns,
    *calendar_urls.urlpatterns,
    *staff_urls.urlpatterns,
]
