from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuestsConfig(AppConfig):
    """Taking part without an account: a name and a mail address, confirmed and cancelled by link."""

    name = "coordination.guests"
    label = "coordination_guests"
    verbose_name = _("Guests")

    def ready(self) -> None:
        """Declare what is held about guests, and when it falls."""
        from coordination.guests import registrations

        registrations.register()
