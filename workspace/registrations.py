"""The rail's first entry."""

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import MenuItem, workspace_menu


def register() -> None:
    """Min dag."""
    workspace_menu.register(
        "my-day",
        MenuItem(
            _("Today"), _("My day"), "workspace", "checklist", lambda user: bool(scope_of(user).districts)
        ),
        order=0,
    )
