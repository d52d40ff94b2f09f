from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoordinationConfig(AppConfig):
    """Who does what: matching, assignments, attendance, hours."""

    name = "coordination"
    verbose_name = _("Coordination")

    def ready(self) -> None:
        """Register panels, queues, menu entries, periodic jobs and event handlers."""
        from coordination import registrations

        registrations.register()
