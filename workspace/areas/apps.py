from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AreasConfig(AppConfig):
    """The local areas in the workspace: who has them, what goes on there, and handing them over."""

    name = "workspace.areas"
    label = "workspace_areas"
    verbose_name = _("Areas")

    def ready(self) -> None:
        """Hang up menu, jobs, and what is held about people."""
        from workspace.areas import registrations

        registrations.register()
