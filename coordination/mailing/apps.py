from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingConfig(AppConfig):
    """Messages from a member of staff to many people at once."""

    name = "coordination.mailing"
    label = "coordination_mailing"
    verbose_name = _("Messages")

    def ready(self) -> None:
        """Hang up menu, actions and queues, and declare what is held about people."""
        from coordination.mailing import registrations

        registrations.register()
