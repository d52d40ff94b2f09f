"""What this room hangs up in the rooms below it."""

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import MenuItem, project_desk_panels, workspace_menu
from projects.blueprints import personal_data
from projects.blueprints.panels import checklist_panel


def register() -> None:
    """The checklist, and the list of projects."""
    personal_data.register()
    project_desk_panels.register("checklist", checklist_panel, order=5)
    workspace_menu.register(
        "projects",
        MenuItem(
            _("Effort"),
            _("Projects"),
            "project_list",
            "assignment",
            lambda user: bool(scope_of(user).districts),
        ),
        order=25,
    )
