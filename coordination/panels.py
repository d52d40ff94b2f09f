"""What this room shows on project pages and Min side."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from coordination.enums import EXPECTED, WAITING, AssignmentState, AttendanceState
from coordination.hours.reading import hours_of_project
from coordination.models import Assignment, Attendance
from coordination.selectors import open_places, places_of_roles
from coordination.services.waiting import numbers_in_line
from core.registries import Panel
from core.suppression import suppress
from projects.enums import ProjectKind
from projects.models import Role
from volunteers.ambassador import ambassador_of
from volunteers.safety.reading import duties_at


def project_roles(request: HttpRequest, project: Any) -> Panel | None:
    """What one can do: roles with their next sessions and the seats left."""
    roles = list(
        Role.objects.open_to(request.user)
        .filter(initiative__project=project)
        .select_related("initiative")
        .prefetch_related("requirements")
    )
    if not roles:
        return None
    places = places_of_roles(roles, request.user)
    return Panel(
        "coordination/panels/project_roles.html",
        {"roles": [(role, places.get(role.pk, [])) for role in roles]},
    )


def project_participation(request: HttpRequest, project: Any) -> Panel | None:
    """How many have taken part; under 5 the number is not told (DOMAIN rule 11)."""
    if project.kind == ProjectKind.VICTIM_CARE:  # who needs help is not counted in public
        return None
    figures = hours_of_project(project).total()
    if not figures.people:
        return None
    context = {
        "people": suppress(figures.people),
        "minutes": suppress(figures.people, figures.minutes),
    }
    return Panel("coordination/panels/participation.html", context, aside=True)


def my_invitations(request: HttpRequest, person: Any) -> Panel | None:
    """What the person is asked, with why."""
    waiting = list(Assignment.objects.waiting().filter(person=person).with_role())
    return Panel("coordination/panels/my_invitations.html", {"invitations": waiting}) if waiting else None


def my_sessions(request: HttpRequest, person: Any) -> Panel | None:
    """Sessions the person is offered a seat at, is signed up for, or waits for."""
    if ambassador_of(person) is None:
        return None
    now = timezone.now()
    rows = Attendance.objects.filter(person=person, ends_at__gt=now)
    rows = rows.select_related("session__initiative__project", "session__postal_code", "place__role")
    live = list(rows.filter(state__in=(*EXPECTED, *WAITING)))
    found = [row for row in live if row.state in EXPECTED]
    waiting = sorted((row for row in live if row.state in WAITING), key=lambda row: (row.queued_at, row.pk))
    numbers = numbers_in_line(waiting) if waiting else {}
    asked = {row: (row.session.initiative.project.district_id, row.starts_at) for row in found}
    duties = duties_at(asked.values())
    context = {
        "pairs": [(row, duties.get(asked[row])) for row in found],
        "offers": [(row, 0) for row in waiting if row.state == AttendanceState.OFFERED],
        "waiting": [(row, numbers.get(row.pk, 0)) for row in waiting if row.state != AttendanceState.OFFERED],
        "now": now,
    }
    return Panel("coordination/panels/my_sessions.html", context)


def my_fitting_tasks(request: HttpRequest, person: Any) -> Panel | None:
    """Sessions of roles the person said yes to, that can still be taken."""
    accepted = Assignment.objects.filter(person=person, state=AssignmentState.ACCEPTED)
    places = open_places(person, roles=accepted.order_by().values("role"))
    return Panel("coordination/panels/my_dates.html", {"places": places}) if places else None
