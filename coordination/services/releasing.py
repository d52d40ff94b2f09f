"""When an ambassador takes a break or stops: places and tasks go back, and those who counted on them hear it."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.history import apply_transition
from coordination.enums import ASSIGNMENTS, ATTENDANCES, EXPECTED, WAITING, AssignmentState
from coordination.models import Assignment, Attendance
from coordination.notifications import tell_places_free
from coordination.services.seats import lock_session
from coordination.services.waiting import offer_free_seats
from core.requirements import evaluate
from projects.enums import RequirementKind
from projects.models import Requirement
from projects.results import responsible_for
from projects.services import dismiss_invited
from volunteers.events import VolunteerMoved, VolunteerReleased


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
    rows = _ahead(person)
    if event.until is not None:  # what has no fixed time can be done after the break, if there is time left
        fixed, no_time = Q(flexible=False), Q(flexible=True)
        rows = rows.filter(
            fixed & Q(starts_at__date__lte=event.until) | no_time & Q(ends_at__date__lte=event.until)
        )
    return _cancel(rows, event.actor)


def _ahead(person: Any) -> QuerySet[Attendance]:
    """Seats and places in line that can be given back: what has no fixed time is ahead until its last day."""
    ahead = Q(starts_at__gt=timezone.now()) | Q(flexible=True, ends_at__gt=timezone.now())
    return Attendance.objects.filter(ahead, person=person, state__in=(*EXPECTED, *WAITING))


@transaction.atomic
def release_forgotten(person: Any) -> int:
    """Give back what lies ahead of somebody who is forgotten; what they did stays, without them. Nobody is told."""
    rows = _ahead(person)
    number = rows.count()
    _cancel(rows, None)
    return number


def _cancel(rows: QuerySet[Attendance], actor: Any) -> list[Attendance]:
    """Give back, and ask who waits for it; returns the seats that were somebody's."""
    sessions = [lock_session(pk) for pk in sorted(set(rows.values_list("session", flat=True)))]
    released = list(
        rows.select_for_update(of=("self",)).select_related("session__initiative__project__owner")
    )
    given_back = [row for row in released if row.state in EXPECTED]
    for attendance in released:
        apply_transition(machine=ATTENDANCES, subject=attendance, name="cancel", actor=actor)
    for session in sessions:
        offer_free_seats(session)
    return given_back


def release_moved(event: VolunteerMoved) -> None:
    """Give back what somebody who has moved can't do any more: what calls for the district they left.

    Each place is looked at on the date of its session (DOMAIN rule 2), a task as of today; where the district is one
    of several alternatives, another may hold.
    """
    person = event.volunteer.person
    bound = Requirement.objects.filter(kind=RequirementKind.DISTRICT, key=event.origin).values("role")
    coming = _ahead(person).filter(place__role__in=bound)
    lost = [
        each.pk
        for each in coming.select_related("place__role").prefetch_related("place__role__requirements")
        if _lacks(person, each.place.role, timezone.localdate(each.starts_at))
    ]
    given_back = _cancel(Attendance.objects.filter(pk__in=lost), event.actor)
    rows = Assignment.objects.filter(
        person=person, role__in=bound, state__in=[AssignmentState.INVITED, AssignmentState.ACCEPTED]
    )
    tasks = rows.select_for_update(of=("self",)).select_related("role__initiative__project")
    for assignment in tasks.prefetch_related("role__requirements"):
        if _lacks(person, assignment.role, timezone.localdate()):
            name = "end" if assignment.state == AssignmentState.ACCEPTED else "expire"
            apply_transition(machine=ASSIGNMENTS, subject=assignment, name=name, actor=event.actor)
            dismiss_invited(project=assignment.role.initiative.project, person=person)
    _tell_responsible(given_back)


def _lacks(person: Any, role: Any, on: date) -> bool:
    return bool(evaluate(role.requirements.all(), [person.pk], on)[person.pk])


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
