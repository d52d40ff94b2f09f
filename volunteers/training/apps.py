from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    """Courses: modules to read, sessions to attend, and who has completed what."""

    name = "volunteers.training"
    label = "volunteers_training"
    verbose_name = _("Courses")

    def ready(self) -> None:
        """Register the checker, panels, menu entry, events and jobs."""
        from volunteers.training import registrations

        registrations.register()
