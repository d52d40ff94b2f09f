"""What this room hangs up in the rooms around it."""

from django.utils.translation import gettext_lazy as _

from core.registries import MenuItem, day_sources, workspace_menu
from workspace.staff.permissions import sees_staff
from workspace.staff.queue import work_nobody_has


def register() -> None:
    """The menu entry, and work that nobody has."""
    workspace_menu.register(
        "staff", MenuItem(_("Overview"), _("Staff"), "staff_list", "groups", sees_staff), order=95
    )
    day_sources.register("unowned", work_nobody_has, order=5)
