from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PresenceConfig(AppConfig):
    """When and where anybody can meet the police. No tables of its own: they are sessions."""

    name = "projects.presence"
    label = "projects_presence"
    verbose_name = _("Presence of the police")

    def ready(self) -> None:
        """Register panels and what the search finds."""
        from projects.presence import registrations

        registrations.register()
