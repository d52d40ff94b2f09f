from django.urls import path

from volunteers.views import min_side
from volunteers.wizard import views as wizard

public_urlpatterns = [
    path("bliv-ambassadoer/", wizard.intro, name="apply"),
    path("bliv-ambassadoer/oversigt/", wizard.summary, name="apply_summary"),
    path("bliv-ambassadoer/tak/", wizard.thanks, name="apply_thanks"),
    path("bliv-ambassadoer/<slug:slug>/", wizard.step, name="apply_step"),
    path("min-side/", min_side.min_side, name="min_side"),
    path("min-side/aftale/", min_side.agreement, name="agreement"),
    path("min-side/opslag/", min_side.access_log, name="access_log"),
    path("min-side/ansoegning/traek-tilbage/", min_side.withdraw, name="withdraw"),
]
