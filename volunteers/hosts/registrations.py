"""What this room hangs up in the rooms around it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.events import subscribe
from core.registries import (
    MenuItem,
    application_desk_panels,
    day_sources,
    min_side_panels,
    partner_panels,
    person_desk_panels,
    workspace_menu,
)
from outbox.schedule import register_job
from volunteers.events import VolunteerReleased
from volunteers.hosts import panels, personal_data
from volunteers.hosts.services import end_with_ambassador, end_without_way


def register() -> None:
    """Panels, queue, menu, events, jobs, and what is held about people."""
    min_side_panels.register("host-groups", panels.my_groups, order=66)
    person_desk_panels.register("host-groups", panels.their_groups, order=40)
    application_desk_panels.register("host-groups", panels.their_groups, order=6)
    partner_panels.register("groups", panels.groups_of_partner, order=20)
    day_sources.register("host-calls", panels.calls_to_make, order=16)
    subscribe(VolunteerReleased, end_with_ambassador)
    register_job("host-memberships", timedelta(days=1), end_without_way)
    workspace_menu.register(
        "hosts",
        MenuItem(
            _("People"),
            _("Host groups"),
            "host_list",
            "groups",
            lambda user: bool(scope_of(user).districts),
        ),
        order=25,
    )
    personal_data.register()
