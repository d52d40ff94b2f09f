from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HoursConfig(AppConfig):
    """Hours: corrections people ask for, what they did beside the sessions, and every figure of time."""

    name = "coordination.hours"
    label = "coordination_hours"
    verbose_name = _("Hours")

    def ready(self) -> None:
        """Hang up panels and queues, and declare what is held about people."""
        from coordination.hours import registrations

        registrations.register()
