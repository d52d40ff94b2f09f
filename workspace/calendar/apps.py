from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    """The district's calendar in the workspace, and the staff's own to subscribe to."""

    name = "workspace.calendar"
    label = "workspace_calendar"
    verbose_name = _("Calendar")

    def ready(self) -> None:
        """Hang up menu entry and feed."""
        from workspace.calendar import registrations

        registrations.register()
