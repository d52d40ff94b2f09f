from django.urls import path, re_path

from projects.follow.feeds import ProjectNews
from projects.follow.views import asking, managing

feed_urlpatterns = [
    re_path(r"^projekter/(?P<slug>[-\w]+)/feed/$", ProjectNews(), name="project_news_feed"),
]
public_urlpatterns = [
    path("foelg/", asking.follow, name="follow"),
    path("foelg/sendt/", asking.sent, name="follow_sent"),
    path("foelg/bekraeft/<str:token>/", asking.confirm, name="follow_confirm"),
    path("foelg/stop/<str:token>/", managing.stop, name="follow_stop"),
    path("foelg/<str:token>/", managing.manage, name="follow_manage"),
    path("min-side/foelger/", managing.change_own, name="follow_own"),
]
