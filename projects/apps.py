from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    """What is done: projects and their pages, initiatives, roles, sessions."""

    name = "projects"
    verbose_name = _("Projects")

    def ready(self) -> None:
        """Register menu entries."""
        from projects import registrations

        registrations.register()
