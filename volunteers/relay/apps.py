from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RelayConfig(AppConfig):
    """Messages between an ambassador and the police district, without a private address or number."""

    name = "volunteers.relay"
    label = "volunteers_relay"
    verbose_name = _("Messages")

    def ready(self) -> None:
        """Hang up panels and queue."""
        from volunteers.relay import registrations

        registrations.register()
