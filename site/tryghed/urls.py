"""Every address of the site. Danish without a prefix, English under `/en/` (CONTRACT)."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.calendars import urls as calendars_urls
from coordination import urls as coordination_urls
from coordination.afterwards import urls as afterwards_urls
from coordination.checkin import urls as checkin_urls
from coordination.guests import urls as guests_urls
from coordination.hours import urls as hours_urls
from coordination.lists import urls as desk_urls
from coordination.mailing import urls as mailing_urls
from coordination.own_calendar import urls as own_calendar_urls
from coordination.planning import urls as planning_urls
from coordination.stand_ins import urls as stand_ins_urls
from coordination.thanks import urls as thanks_urls
from coordination.wishes import urls as wishes_urls
from home.feeds import NewestNews
from home.preview import urls as preview_urls
from home.search import urls as search_urls
from projects import urls as projects_urls
from projects.blueprints import urls as blueprints_urls
from projects.feeds import NewestProjects
from projects.follow import urls as follow_urls
from projects.ideas import urls as ideas_urls
from projects.presence import urls as presence_urls
from tryghed import demo_post, demo_sign_in, media, views
from tryghed.sitemaps import PublicSitemap
from volunteers import urls as volunteers_urls
from volunteers import workspace_urls as volunteers_workspace_urls
from volunteers.agreement import urls as agreement_urls
from volunteers.decisions import urls as decisions_urls
from volunteers.duplicates import urls as duplicates_urls
from volunteers.entry import urls as entry_urls
from volunteers.hosts import urls as hosts_urls
from volunteers.imports import urls as imports_urls
from volunteers.minors import urls as minors_urls
from volunteers.moving import urls as moving_urls
from volunteers.privacy import urls as privacy_urls
from volunteers.privacy import workspace_urls as privacy_workspace_urls
from volunteers.protection import urls as protection_urls
from volunteers.relay import urls as relay_urls
from volunteers.safety import urls as safety_urls
from volunteers.screening import urls as screening_urls
from volunteers.tags import urls as tags_urls
from volunteers.training import urls as training_urls
from workspace.lists import urls as lists_urls

handler400 = "tryghed.views.bad_request"
handler403 = "tryghed.views.forbidden"
handler404 = "tryghed.views.not_found"
handler500 = "tryghed.views.server_error"

workspace_patterns = [
    *projects_urls.workspace_urlpatterns,
    *blueprints_urls.workspace_urlpatterns,
    *ideas_urls.workspace_urlpatterns,
    *entry_urls.workspace_urlpatterns,
    *imports_urls.workspace_urlpatterns,
    *decisions_urls.workspace_urlpatterns,
    *minors_urls.workspace_urlpatterns,
    *moving_urls.workspace_urlpatterns,
    *hosts_urls.workspace_urlpatterns,
    *volunteers_workspace_urls.urlpatterns,
    *privacy_workspace_urls.urlpatterns,
    *duplicates_urls.workspace_urlpatterns,
    *agreement_urls.workspace_urlpatterns,
    *screening_urls.workspace_urlpatterns,
    *training_urls.workspace_urlpatterns,
    *protection_urls.urlpatterns,
    *relay_urls.workspace_urlpatterns,
    *safety_urls.workspace_urlpatterns,
    *tags_urls.workspace_urlpatterns,
    *coordination_urls.workspace_urlpatterns,
    *checkin_urls.workspace_urlpatterns,
    *hours_urls.workspace_urlpatterns,
    *planning_urls.workspace_urlpatterns,
    *afterwards_urls.workspace_urlpatterns,
    *mailing_urls.workspace_urlpatterns,
    *desk_urls.workspace_urlpatterns,
    *lists_urls.workspace_urlpatterns,
    *stand_ins_urls.workspace_urlpatterns,
    path("", include("workspace.urls")),
]

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("sw.js", views.service_worker, name="service_worker"),
    path("offline/", views.offline, name="offline"),
    path("sitemap.xml", sitemap, {"sitemaps": {"public": PublicSitemap}}, name="sitemap"),
    path("projekter/feed/", NewestProjects(), name="project_feed"),
    path("nyheder/feed/", NewestNews(), name="news_feed"),
    *calendars_urls.urlpatterns,
    *follow_urls.feed_urlpatterns,
    *presence_urls.feed_urlpatterns,
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("was", RedirectView.as_view(url="/tilgaengelighed/"), name="was"),
    # Wagtail's own sign-in takes a password without the second factor (STACK): closed.
    path("admin/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/password_reset/", RedirectView.as_view(pattern_name="account_login")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *media.urlpatterns(),
]
if settings.DEMO:
    urlpatterns += [
        path("demo/som/<str:name>/", demo_sign_in.demo_as, name="demo_as"),
        path("demo/post/", demo_post.demo_post, name="demo_post"),
        path("demo/post/<slug:name>/", demo_post.demo_letter, name="demo_letter"),
    ]

urlpatterns += i18n_patterns(
    # One way in for everybody: the code page makes the account too (accounts.forms.CodeForm).
    path("konto/signup/", RedirectView.as_view(pattern_name="account_request_login_code", query_string=True)),
    # Nobody is asked for more than the other login tells: an account is made at once, or not at all.
    path("konto/3rdparty/signup/", RedirectView.as_view(pattern_name="account_request_login_code")),
    path("konto/", include("allauth.urls")),
    *search_urls.urlpatterns,
    *preview_urls.urlpatterns,
    *follow_urls.public_urlpatterns,
    *presence_urls.public_urlpatterns,
    *entry_urls.public_urlpatterns,
    *imports_urls.public_urlpatterns,
    *moving_urls.public_urlpatterns,
    *decisions_urls.public_urlpatterns,
    *minors_urls.public_urlpatterns,
    *hosts_urls.public_urlpatterns,
    *volunteers_urls.public_urlpatterns,
    *relay_urls.public_urlpatterns,
    *safety_urls.public_urlpatterns,
    *privacy_urls.public_urlpatterns,
    *agreement_urls.public_urlpatterns,
    *training_urls.public_urlpatterns,
    *coordination_urls.public_urlpatterns,
    *checkin_urls.public_urlpatterns,
    *hours_urls.public_urlpatterns,
    *thanks_urls.public_urlpatterns,
    *mailing_urls.public_urlpatterns,
    *own_calendar_urls.public_urlpatterns,
    *guests_urls.public_urlpatterns,
    *afterwards_urls.public_urlpatterns,
    *stand_ins_urls.public_urlpatterns,
    *wishes_urls.public_urlpatterns,
    *ideas_urls.public_urlpatterns,
    path("koordinator/", include(workspace_patterns)),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
