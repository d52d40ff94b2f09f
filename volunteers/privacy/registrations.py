"""What this room hangs up in the rooms below it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import (
    MenuItem,
    application_desk_panels,
    min_side_panels,
    person_desk_panels,
    workspace_menu,
)
from outbox.schedule import register_job
from volunteers.privacy import panels, rules
from volunteers.privacy.running import EVERY, run_daily


def register() -> None:
    """Rules, the daily run, panels and menu entries."""
    rules.register()
    register_job("retention", EVERY, run_daily)
    min_side_panels.register("my-data", panels.my_data_panel, order=95)
    person_desk_panels.register("file", panels.file_panel, order=95)
    application_desk_panels.register("file", panels.file_panel, order=95)
    workspace_menu.register(
        "look-ups",
        MenuItem(_("Data protection"), _("Look-ups"), "look_ups", "visibility", _protects),
        order=100,
    )
    workspace_menu.register(
        "retention",
        MenuItem(_("Data protection"), _("Deletion"), "retention_reports", "delete", _sees_reports),
        order=101,
    )


def _protects(user: Any) -> bool:
    return scope_of(user).data_protection


def _sees_reports(user: Any) -> bool:
    scope = scope_of(user)
    return scope.data_protection or scope.administrator
