from django.urls import path

from volunteers.views import min_side, own
from volunteers.wizard import views as wizard

public_urlpatterns = [
    path("bliv-ambassadoer/", wizard.intro, name="apply"),
    path("bliv-ambassadoer/oversigt/", wizard.summary, name="apply_summary"),
    path("bliv-ambassadoer/tak/", wizard.thanks, name="apply_thanks"),
    path("bliv-ambassadoer/<slug:slug>/", wizard.step, name="apply_step"),
    path("min-side/", min_side.min_side, name="min_side"),
    path("min-side/opslag/", min_side.access_log, name="access_log"),
    path("min-side/indstillinger/", own.SettingsView.as_view(), name="own_settings"),
    path("min-side/oplysninger/", own.DetailsView.as_view(), name="own_details"),
    path("min-side/oplysninger/kan/", own.WishesView.as_view(), name="own_wishes"),
    path("min-side/oplysninger/tider/", own.HoursView.as_view(), name="own_hours"),
    path("min-side/beskeder/saadan/", own.ReachView.as_view(), name="own_reach"),
    path("min-side/beskyttelse/", own.ProtectionView.as_view(), name="own_protection"),
    path("min-side/pause/", own.BreakView.as_view(), name="own_break"),
    path("min-side/ansoegning/traek-tilbage/", min_side.withdraw, name="withdraw"),
]
