"""What this room hangs up in the rooms around it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.privacy import Fate, PersonalTable, declare
from core.registries import MenuItem, workspace_menu
from outbox.schedule import register_job
from workspace.areas.services import carry_out_due


def register() -> None:
    """Menu, job, and what is held about people."""
    workspace_menu.register(
        "areas",
        MenuItem(
            _("Effort"), _("Areas"), "area_list", "location", lambda user: bool(scope_of(user).districts)
        ),
        order=35,
    )
    register_job("hand-overs", timedelta(hours=1), carry_out_due)
    declare(
        PersonalTable(
            "workspace_areas.HandOver",
            _("Areas that were handed over"),
            actors=("giver", "receiver", "asked_by"),
            fate=Fate.KEEP,
        )
    )
