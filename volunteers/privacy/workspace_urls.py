from django.urls import path

from volunteers.privacy.views import files, officer

urlpatterns = [
    path("ambassadoerer/<int:pk>/mappe/", files.VolunteerFileView.as_view(), name="ambassador_file"),
    path("ansoegninger/<int:pk>/mappe/", files.ApplicationFileView.as_view(), name="application_file"),
    path("opslag/", officer.LookUpListView.as_view(), name="look_ups"),
    path("opbevaring/", officer.ReportListView.as_view(), name="retention_reports"),
]
