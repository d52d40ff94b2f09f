from django.urls import path

from volunteers.agreement import desk_views, views

public_urlpatterns = [
    path("min-side/aftale/", views.agreement, name="agreement"),
    path("min-side/aftale/kopi.pdf", views.copy, name="agreement_copy"),
    path("min-side/aftale/traek-tilbage/", views.withdraw, name="agreement_withdraw"),
]

workspace_urlpatterns = [
    path("aftale/", desk_views.AgreementDeskView.as_view(), name="agreement_desk"),
    path("aftale/ny/", desk_views.AgreementPublishView.as_view(), name="agreement_publish"),
]
