from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    """Lists of ambassadors from before this site."""

    name = "volunteers.imports"
    label = "volunteers_imports"
    verbose_name = _("Import of ambassadors")

    def ready(self) -> None:
        """Register the job, the panel, tables and what falls when."""
        from volunteers.imports import registrations

        registrations.register()
