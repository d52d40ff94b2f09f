from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SafetyConfig(AppConfig):
    """The ambassador's own safety: reports, who is on duty, equipment, confidentiality."""

    name = "volunteers.safety"
    label = "volunteers_safety"
    verbose_name = _("Safety of ambassadors")

    def ready(self) -> None:
        """Hang up panels, queue and jobs."""
        from volunteers.safety import registrations

        registrations.register()
