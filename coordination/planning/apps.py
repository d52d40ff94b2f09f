from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanningConfig(AppConfig):
    """One assignment of a district's ambassadors to all open places, as a proposal."""

    name = "coordination.planning"
    label = "coordination_planning"
    verbose_name = _("Plans")

    def ready(self) -> None:
        """Hang up queues and jobs, and declare what is held about people."""
        from coordination.planning import registrations

        registrations.register()
