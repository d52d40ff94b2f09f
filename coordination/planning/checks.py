"""Whether somebody a plan proposed can still be asked to the role, at the moment of asking."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from coordination.enums import LIVE_ASSIGNMENTS, SEATED
from coordination.matching.ranking import Ranking
from coordination.models import Assignment, Attendance
from coordination.planning.building import SAID_NO
from coordination.planning.enums import Hold, NotNow
from coordination.planning.models import PairHold
from coordination.planning.openings import Span
from projects.models import Role, Session, SessionPlace
from projects.querysets import OPEN_STAGES


def refusals(role: Role, person_ids: Collection[int], ranking: Ranking) -> dict[int, str]:
    """Why each of those who can't be asked can't (`NotNow`, or the kind of a requirement), in the order given.

    The first of `person_ids` get the places that are left.
    """
    closed = _closed(role)
    if closed:
        return dict.fromkeys(person_ids, closed)
    found = {
        **_has_enough(role, person_ids),
        **dict.fromkeys(_busy(role, person_ids), NotNow.BUSY),
        **dict.fromkeys(_said_no(role, person_ids), NotNow.SAID_NO),
        **ranking.why_not(person_ids),
    }
    can = [person for person in person_ids if person not in found]
    left = max(0, role.number - Assignment.objects.filter(role=role, state__in=LIVE_ASSIGNMENTS).count())
    return {**found, **dict.fromkeys(can[left:], NotNow.ROLE_FULL)}


def _closed(role: Role) -> str:
    if role.initiative.project.stage not in OPEN_STAGES:
        return NotNow.ROLE_CLOSED
    places = SessionPlace.objects.filter(role=role)
    if places.exists() and not places.filter(session__in=Session.objects.coming().values("pk")).exists():
        return NotNow.SESSION_PAST
    return ""


def _said_no(role: Role, person_ids: Collection[int]) -> QuerySet[Any]:
    since = timezone.now() - timedelta(days=settings.ASK_AGAIN_AFTER_DAYS)
    rows = Assignment.objects.filter(
        role=role, person__in=person_ids, state__in=SAID_NO, invited_at__gt=since
    )
    return rows.values_list("person", flat=True)


def _has_enough(role: Role, person_ids: Collection[int]) -> dict[int, str]:
    """Who has got as many tasks as a plan gives anybody; a coordinator who pinned somebody meant it."""
    pinned = set(PairHold.objects.filter(role=role, hold=Hold.PINNED).values_list("person", flat=True))
    held = Assignment.objects.filter(person__in=person_ids, state__in=LIVE_ASSIGNMENTS)
    times: dict[int, int] = {}
    for person in held.values_list("person", flat=True):
        times[person] = times.get(person, 0) + 1
    return {
        person: NotNow.HAS_ENOUGH
        for person, number in times.items()
        if number >= settings.ROLES_AT_ONCE and person not in pinned
    }


def _busy(role: Role, person_ids: Collection[int]) -> set[int]:
    """Who has a place on a session, or another task, at one of the role's times."""
    wanted = _spans(role.pk)
    seats = Attendance.objects.filter(
        person__in=person_ids, state__in=SEATED, flexible=False, ends_at__gt=timezone.now()
    )
    taken = [
        (person, (start, end)) for person, start, end in seats.values_list("person", "starts_at", "ends_at")
    ]
    others = Assignment.objects.filter(person__in=person_ids, state__in=LIVE_ASSIGNMENTS).exclude(role=role)
    coming = Session.objects.coming().filter(flexible=False).values("pk")
    rows = others.filter(role__session_places__session__in=coming)
    session = "role__session_places__session__"
    taken += [
        (person, (start, end))
        for person, start, end in rows.values_list("person", f"{session}starts_at", f"{session}ends_at")
    ]
    return {person for person, span in taken if _overlaps(span, wanted)}


def _spans(role_id: int) -> list[Span]:
    sessions = Session.objects.coming().filter(places__role=role_id, flexible=False)
    return list(sessions.values_list("starts_at", "ends_at"))


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
