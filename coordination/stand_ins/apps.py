from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StandInsConfig(AppConfig):
    """Asking several people at once for a place that is soon; the first yes gets it."""

    name = "coordination.stand_ins"
    label = "coordination_stand_ins"
    verbose_name = _("Stand-ins")

    def ready(self) -> None:
        """Hang up panels and jobs, and declare what is held about people."""
        from coordination.stand_ins import registrations

        registrations.register()
