"""What the agreement hangs up in the rooms below it."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import MenuItem, day_sources, min_side_panels, workspace_menu
from outbox.schedule import register_job
from volunteers.agreement import asking, panels, queue
from volunteers.agreement.permissions import is_administrator


def register() -> None:
    """Panel, queue, menu entry and the job that asks again."""
    min_side_panels.register("agreement", panels.my_agreement, order=2)
    day_sources.register("agreements", queue.agreements_lacking, order=16)
    register_job("agreement-asked-again", timedelta(hours=1), asking.ask_everybody)
    workspace_menu.register(
        "agreement", MenuItem(_("People"), _("Agreement"), "agreement_desk", "document", _sees_it), order=28
    )


def _sees_it(user: Any) -> bool:
    return bool(scope_of(user).districts) or is_administrator(user)
