from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WishesConfig(AppConfig):
    """What ambassadors want to be asked about, and what not."""

    name = "coordination.wishes"
    label = "coordination_wishes"
    verbose_name = _("What ambassadors want to be asked about")

    def ready(self) -> None:
        """Hang up panels and queue, and declare what is held about people."""
        from coordination.wishes import registrations

        registrations.register()
