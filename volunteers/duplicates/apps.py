from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DuplicatesConfig(AppConfig):
    """Duplicate people are found and merged."""

    name = "volunteers.duplicates"
    label = "volunteers_duplicates"
    verbose_name = _("People registered twice")

    def ready(self) -> None:
        """Register queue, menu entry and what is held about people."""
        from volunteers.duplicates import registrations

        registrations.register()
