from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MovingConfig(AppConfig):
    """Ambassadors who move to another district."""

    name = "volunteers.moving"
    label = "volunteers_moving"
    verbose_name = _("Ambassadors who move")

    def ready(self) -> None:
        """Register the queue, tables and what falls when."""
        from volunteers.moving import registrations

        registrations.register()
