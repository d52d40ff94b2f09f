from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ThanksConfig(AppConfig):
    """Recognition without ranking: thanks, anniversaries, and a certificate that can be checked."""

    name = "coordination.thanks"
    label = "coordination_thanks"
    verbose_name = _("Thanks and certificates")

    def ready(self) -> None:
        """Hang up panels, events and jobs."""
        from coordination.thanks import registrations

        registrations.register()
