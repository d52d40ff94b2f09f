"""What messages hang up in the rooms below."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from coordination.mailing import bulk, personal_data
from coordination.mailing.panels import write_to_area
from coordination.mailing.returned import returned_mails, returned_panel
from coordination.mailing.sending import may_go, send_next
from core.registries import (
    MenuItem,
    application_desk_panels,
    area_panels,
    day_sources,
    person_desk_panels,
    workspace_menu,
)
from outbox.schedule import register_job
from outbox.services import register_gate


def register() -> None:
    """Menu, actions, panels, queue, the worker's job and the last look before a letter leaves."""
    personal_data.register()
    bulk.register()
    workspace_menu.register(
        "mailing_list",
        MenuItem(_("People"), _("Messages"), "mailing_list", "email", _works_here),
        order=28,
    )
    person_desk_panels.register("returned", returned_panel, order=1)
    application_desk_panels.register("returned", returned_panel, order=1)
    area_panels.register("write", write_to_area, order=90)
    day_sources.register("returned", returned_mails, order=14)
    register_job("mailings", timedelta(seconds=2), send_next)
    register_gate("mailing-", may_go)


def _works_here(user: Any) -> bool:
    return bool(scope_of(user).districts)
