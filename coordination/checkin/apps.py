from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CheckInConfig(AppConfig):
    """Who is there: a log of check-ins by list, by code and afterwards, and what it proposes to note."""

    name = "coordination.checkin"
    label = "coordination_checkin"
    verbose_name = _("Check-in")

    def ready(self) -> None:
        """Hang up panels and queues, and declare what is held about people."""
        from coordination.checkin import registrations

        registrations.register()
