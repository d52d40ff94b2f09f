from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScreeningConfig(AppConfig):
    """Checks of people: ordering, outcome, renewal, warnings. No tables of its own: `Screening` is the room's."""

    name = "volunteers.screening"
    label = "volunteers_screening"
    verbose_name = _("Screening")

    def ready(self) -> None:
        """Register panels, queue and jobs."""
        from volunteers.screening import registrations

        registrations.register()
