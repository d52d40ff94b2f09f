from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarsConfig(AppConfig):
    """Personal calendars to subscribe to: a secret address for each person and kind, that can be revoked."""

    name = "accounts.calendars"
    label = "accounts_calendars"
    verbose_name = _("Personal calendars")

    def ready(self) -> None:
        """Say what is held about people."""
        from accounts.calendars import personal_data

        personal_data.register()
