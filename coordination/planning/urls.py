from django.urls import path

from coordination.planning.views import plans, roles, sendings

workspace_urlpatterns = [
    path("matching/plan/", plans.PlanHomeView.as_view(), name="plan_home"),
    path("matching/plan/altid-aldrig/", roles.HoldListView.as_view(), name="hold_list"),
    path("matching/plan/altid-aldrig/<int:pk>/fjern/", roles.HoldReleaseView.as_view(), name="hold_release"),
    path("matching/plan/<int:pk>/", plans.PlanView.as_view(), name="plan"),
    path("matching/plan/<int:pk>/opgave/<int:role_pk>/", roles.PlanRoleView.as_view(), name="plan_role"),
    path("matching/plan/<int:pk>/send/", sendings.PlanSendView.as_view(), name="plan_send"),
    path(
        "matching/plan/<int:pk>/sendt/<int:sending_pk>/",
        sendings.PlanSendingView.as_view(),
        name="plan_sending",
    ),
    path("matching/plan/<int:pk>/laeg-til-side/", plans.PlanDiscardView.as_view(), name="plan_discard"),
    path("matching/<int:pk>/altid-aldrig/", roles.PairHoldView.as_view(), name="pair_hold"),
]
