from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProtectionConfig(AppConfig):
    """People whose name is hidden, and how two members of staff may see it together (DOMAIN rule 6)."""

    name = "volunteers.protection"
    label = "volunteers_protection"
    verbose_name = _("Protection")

    def ready(self) -> None:
        """Hang up panels and queue."""
        from volunteers.protection import registrations

        registrations.register()
