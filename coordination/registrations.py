"""What this room hangs up in the rooms below it."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from coordination import area_panels, panels, personal_data, public_panels, queue, session_dates
from coordination.lists import registrations as lists
from coordination.own_calendar import registrations as own_calendar
from coordination.partner_panels import who_comes
from coordination.person_facts import tasks_and_hours
from coordination.reminding import registrations as reminders
from coordination.search import task_source
from coordination.services import expire_invitations, lapse_offers
from coordination.services.changes import follow_changed_sessions, release_cancelled_sessions
from coordination.services.releasing import release_moved, release_volunteer
from coordination.services.waiting import close_lines
from coordination.views.group_sign_up import groups_to_sign_up
from coordination.views.members import members_panel
from coordination.wanted import wanted_requirements
from coordination.young import districts_for_young
from core.events import subscribe
from core.registries import (
    MenuItem,
    day_sources,
    district_panels,
    home_panels,
    min_side_panels,
    partner_panels,
    project_desk_panels,
    project_panels,
    workspace_menu,
)
from core.requirements import wanted_by
from home.search.sources import offer
from outbox.schedule import register_job
from projects.events import SessionsCancelled, SessionsChanged
from volunteers.duplicates.facts import person_facts
from volunteers.events import VolunteerMoved, VolunteerReleased
from volunteers.minors.openings import districts_with_tasks


def register() -> None:
    """Panels, queues, menu entries, events and periodic jobs."""
    personal_data.register()
    area_panels.register()
    session_dates.register()
    offer(task_source(), order=30)
    subscribe(SessionsCancelled, release_cancelled_sessions)
    subscribe(SessionsChanged, follow_changed_sessions)
    wanted_by.register("tasks", wanted_requirements)
    districts_with_tasks.register("roles", districts_for_young)
    subscribe(VolunteerReleased, release_volunteer)
    subscribe(VolunteerMoved, release_moved)
    person_facts.register("work", tasks_and_hours, order=10)
    register_job("expire-invitations", timedelta(minutes=15), expire_invitations)
    register_job("lapse-offers", timedelta(minutes=5), lapse_offers)
    register_job("close-lines", timedelta(minutes=15), close_lines)
    _register_panels()
    day_sources.register("presence", queue.presence_to_record, order=20)
    day_sources.register("unstaffed", queue.unstaffed_sessions, order=30)
    day_sources.register("invitations", queue.unanswered_invitations, order=40)
    _register_menu()
    lists.register()
    reminders.register()
    own_calendar.register()


def _register_panels() -> None:
    project_panels.register("roles", panels.project_roles, order=10)
    project_panels.register("participation", panels.project_participation, order=20)
    project_desk_panels.register("members", members_panel, order=10)
    min_side_panels.register("invitations", panels.my_invitations, order=20)
    min_side_panels.register("sessions", panels.my_sessions, order=30)
    min_side_panels.register("fitting", panels.my_fitting_tasks, order=40)
    partner_panels.register("who-comes", who_comes, order=15)
    partner_panels.register("come-as-a-group", groups_to_sign_up, order=25)
    home_panels.register("near-you", public_panels.near_you, order=10)
    home_panels.register("coming", public_panels.coming_sessions, order=40)
    district_panels.register("coming", public_panels.coming_in_district, order=20)


def _works_here(user: Any) -> bool:
    return bool(scope_of(user).districts)


def _sees_figures(user: Any) -> bool:
    return scope_of(user).sees_figures


def _register_menu() -> None:
    entries = (
        (40, MenuItem(_("Effort"), _("Matching"), "matching", "how-to-reg", _works_here)),
        (50, MenuItem(_("Effort"), _("Attendance"), "presence_list", "list-check", _works_here)),
        (90, MenuItem(_("Overview"), _("Figures"), "figures", "analytics", _sees_figures)),
    )
    for order, item in entries:
        workspace_menu.register(item.url_name, item, order=order)
