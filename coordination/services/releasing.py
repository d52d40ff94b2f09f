"""When an ambassador takes a break or stops: places and tasks go back, and those who counted on them hear it."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.history import apply_transition
from coordination.enums import ASSIGNMENTS, ATTENDANCES, AssignmentState
from coordination.models import Assignment, Attendance
from coordination.notifications import tell_places_free
from projects.results import responsible_for
from projects.services import dismiss_invited
from volunteers.events import VolunteerReleased


def release_volunteer(event: VolunteerReleased) -> None:
    """Give back the places within the break (all of them for good), and answer what was asked."""
    person = event.volunteer.person
    given_back = _give_back(event, person)
    rows = Assignment.objects.filter(person=person, state=AssignmentState.INVITED)
    for assignment in rows.select_for_update(of=("self",)).select_related("role__initiative__project"):
        apply_transition(machine=ASSIGNMENTS, subject=assignment, name="expire", actor=event.actor)
    if event.for_good:
        _end_tasks(event, person)
    _tell_responsible(given_back)


def _give_back(event: VolunteerReleased, person: Any) -> list[Attendance]:
    rows: QuerySet[Attendance] = Attendance.objects.signed_up().filter(
        person=person, starts_at__gt=timezone.now()
    )
    if event.until is not None:
        rows = rows.filter(starts_at__date__lte=event.until)
    given_back = list(
        rows.select_for_update(of=("self",)).select_related("session__initiative__project__owner")
    )
    for attendance in given_back:
        apply_transition(machine=ATTENDANCES, subject=attendance, name="cancel", actor=event.actor)
    return given_back


def _end_tasks(event: VolunteerReleased, person: Any) -> None:
    rows = Assignment.objects.filter(person=person, state=AssignmentState.ACCEPTED)
    for assignment in rows.select_for_update(of=("self",)).select_related("role__initiative__project"):
        apply_transition(machine=ASSIGNMENTS, subject=assignment, name="end", actor=event.actor)
        dismiss_invited(project=assignment.role.initiative.project, person=person)


def _tell_responsible(given_back: list[Attendance]) -> None:
    by_project = defaultdict(list)
    for attendance in given_back:
        by_project[attendance.session.initiative.project].append(attendance.session)
    for project, sessions in by_project.items():
        for member in responsible_for(project):
            tell_places_free(member, project, sessions)
