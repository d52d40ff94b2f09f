from django.urls import path

from volunteers.hosts.views import desk, partner, public

public_urlpatterns = [
    path("partner/", partner.partner_page, name="partner"),
    path("partner/gruppe/<int:pk>/foreslaa/", partner.propose_member, name="host_propose"),
    path("partner/medlem/<int:pk>/af/", partner.take_off, name="host_take_off"),
    path("svar/gruppe/<str:token>/", public.answer, name="host_answer"),
    path("min-side/gruppe/<int:pk>/forlad/", public.leave, name="host_leave"),
]

workspace_urlpatterns = [
    path("tovholdere/", desk.GroupListView.as_view(), name="host_list"),
    path("tovholdere/<int:pk>/", desk.GroupView.as_view(), name="host_detail"),
    path("tovholdere/ring/<int:pk>/", desk.CallView.as_view(), name="host_call"),
]
