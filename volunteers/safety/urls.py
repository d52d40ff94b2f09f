from django.urls import path

from volunteers.safety.views import desk, own

public_urlpatterns = [
    path("min-side/sikkerhed/", own.own_safety, name="own_safety"),
    path("min-side/tavshed/", own.confidentiality, name="confidentiality"),
]
workspace_urlpatterns = [
    path("sikkerhed/", desk.ReportListView.as_view(), name="safety_reports"),
    path("sikkerhed/<int:pk>/", desk.ReportView.as_view(), name="safety_report"),
    path("vagt/", desk.DutyView.as_view(), name="duties"),
    path("ambassadoerer/<int:pk>/udlevering/", desk.LendView.as_view(), name="equipment_lend"),
    path(
        "ambassadoerer/<int:pk>/udlevering/<int:thing>/retur/",
        desk.ReturnView.as_view(),
        name="equipment_return",
    ),
]
