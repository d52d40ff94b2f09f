"""What this room hangs up in the rooms below it."""

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import MenuItem, home_panels, workspace_menu
from projects import panels


def register() -> None:
    """Menu entry and front-page panel."""
    home_panels.register("newest-projects", panels.newest_projects, order=10)
    workspace_menu.register(
        "initiatives",
        MenuItem(
            _("Effort"),
            _("Initiatives"),
            "initiative_list",
            "flag",
            lambda user: bool(scope_of(user).districts),
        ),
        order=30,
    )
