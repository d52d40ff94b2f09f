from django.urls import path, re_path

from projects.desk_lists import INITIATIVE_LIST
from projects.views import record, sessions, workspace
from workspace.lists.views.listing import DeskListView

workspace_urlpatterns = [
    path("initiativer/", DeskListView.as_view(desk=INITIATIVE_LIST), name="initiative_list"),
    path("initiativer/nyt/", workspace.ProjectChoiceView.as_view(), name="initiative_choose_project"),
    path("initiativer/<int:pk>/", workspace.InitiativeView.as_view(), name="initiative_detail"),
    path("initiativer/<int:pk>/rolle/", workspace.RoleCreateView.as_view(), name="role_create"),
    path("initiativer/<int:pk>/moedegang/", sessions.SessionCreateView.as_view(), name="session_create"),
    path("initiativer/<int:pk>/ret/", workspace.InitiativeChangeView.as_view(), name="initiative_change"),
    path("roller/<int:pk>/ret/", workspace.RoleChangeView.as_view(), name="role_change"),
    path("moedegange/<int:pk>/ret/", sessions.SessionChangeView.as_view(), name="session_change"),
    path("moedegange/<int:pk>/flere/", sessions.SeriesExtendView.as_view(), name="series_extend"),
    path("moedegange/<int:pk>/aflys/", sessions.SessionCancelView.as_view(), name="session_cancel"),
    path("projekter/<int:pk>/", workspace.ProjectView.as_view(), name="project_detail"),
    path("projekter/<int:pk>/om/", record.DetailsView.as_view(), name="project_details"),
    path("projekter/<int:pk>/partner/", record.PartnerAddView.as_view(), name="partner_add"),
    path("projekter/<int:pk>/milepael/", record.MilestoneAddView.as_view(), name="milestone_add"),
    re_path(
        rf"^projekter/(?P<pk>\d+)/(?P<action>{'|'.join(record.ACTIONS)})/(?P<row>\d+)/$",
        record.RecordActionView.as_view(),
        name="record_action",
    ),
    path("projekter/<int:pk>/initiativ/", workspace.InitiativeCreateView.as_view(), name="initiative_create"),
]
