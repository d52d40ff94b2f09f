from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    """Colleagues: what they are and have, ending an access, and work that nobody has."""

    name = "workspace.staff"
    label = "workspace_staff"
    verbose_name = _("Staff")

    def ready(self) -> None:
        """Hang up menu entry and queue."""
        from workspace.staff import registrations

        registrations.register()
