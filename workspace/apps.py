from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkspaceConfig(AppConfig):
    """The staff shell: scoped base views, menu, Min dag. It knows no domain."""

    name = "workspace"
    verbose_name = _("Workspace")

    def ready(self) -> None:
        """Put Min dag on the rail."""
        from workspace import registrations

        registrations.register()
