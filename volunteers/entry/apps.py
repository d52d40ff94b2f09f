from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntryConfig(AppConfig):
    """Interest, paper, phone, invitations, districts closed for intake, and answers not yet sent."""

    name = "volunteers.entry"
    label = "volunteers_entry"
    verbose_name = _("Ways in")

    def ready(self) -> None:
        """Register panels, jobs and what falls when."""
        from volunteers.entry import registrations

        registrations.register()
