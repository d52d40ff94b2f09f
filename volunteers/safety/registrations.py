"""What this room hangs up in the rooms around it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import (
    MenuItem,
    day_sources,
    min_side_panels,
    person_desk_panels,
    workspace_menu,
)
from outbox.schedule import register_job
from volunteers.safety import handover, panels, personal_data
from volunteers.safety.reading import ask_to_read_again
from volunteers.safety.services import escalate_waiting


def register() -> None:
    """Panels, queue, menu, jobs, and what is held about people."""
    min_side_panels.register("safety", panels.my_safety, order=70)
    person_desk_panels.register("equipment", panels.lent_things, order=60)
    day_sources.register("safety", panels.waiting_reports, order=1)
    day_sources.register("equipment", panels.things_to_get_back, order=80)
    register_job("safety-escalate", timedelta(minutes=1), escalate_waiting)
    register_job("confidentiality", timedelta(days=1), ask_to_read_again)
    for order, label, url, icon in (
        (30, _("Safety"), "safety_reports", "warning"),
        (31, _("Duty"), "duties", "support-agent"),
    ):
        workspace_menu.register(
            url,
            MenuItem(_("People"), label, url, icon, lambda user: bool(scope_of(user).districts)),
            order=order,
        )
    personal_data.register()
    handover.register()
