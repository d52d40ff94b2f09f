from django.urls import path

from volunteers.privacy.views import own

public_urlpatterns = [
    path("min-side/mine-data/", own.my_data, name="my_data"),
    path("min-side/mine-data/<slug:kind>/", own.my_data_file, name="my_data_file"),
    path("min-side/forlad/", own.leave_page, name="leave"),
]
