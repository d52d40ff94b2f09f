from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Copies, erasure, retention and the journal. Its own app, so that its tables change apart from the people's."""

    name = "volunteers.privacy"
    label = "volunteers_privacy"
    verbose_name = _("People’s data")

    def ready(self) -> None:
        """Register rules, panels, menu entries and the daily run."""
        from volunteers.privacy import registrations

        registrations.register()
