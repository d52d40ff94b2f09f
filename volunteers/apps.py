from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VolunteersConfig(AppConfig):
    """Who does it: application, profile, screening, agreement."""

    name = "volunteers"
    verbose_name = _("Volunteers")

    def ready(self) -> None:
        """Register checkers, menu entries and queues."""
        from volunteers import registrations

        registrations.register()
