"""When sessions are called off or changed: seats follow, and those who had them hear it, each person once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from accounts.history import apply_transition
from coordination.change_letters import Moved, send_called_off, send_moved
from coordination.enums import ATTENDANCES, EXPECTED, LIVE, TAKEN, WAITING
from coordination.errors import SeatsTakenError
from coordination.models import Attendance
from coordination.services.seats import clashes
from coordination.services.waiting import offer_free_seats
from projects.events import SessionChange, SessionsCancelled, SessionsChanged
from projects.models import Session, SessionPlace


def release_cancelled_sessions(event: SessionsCancelled) -> None:
    """Give back every seat and place in line of what was called off, and tell who had one."""
    rows = Attendance.objects.filter(session__in=event.sessions, state__in=(*EXPECTED, *WAITING))
    rows = rows.select_for_update(of=("self",)).select_related("person", "session__initiative")
    released = list(rows.order_by("session__starts_at", "pk"))
    for row in released:
        apply_transition(
            machine=ATTENDANCES, subject=row, name="cancel", actor=event.actor, reason=event.reason
        )
    for own in by_person((row.person_id, row) for row in released):
        send_called_off(own, event.reason)


def by_person(pairs: Iterable[tuple[int, Any]]) -> list[list[Any]]:
    """What belongs to each, in its order."""
    found: dict[int, list[Any]] = defaultdict(list)
    for person, each in pairs:
        found[person].append(each)
    return list(found.values())


def follow_changed_sessions(event: SessionsChanged) -> None:
    """Move the copies of their times, let go who can't be in two places, tell everybody, and offer what is free.

    The caller holds the sessions' rows. Raises `SeatsTakenError` where fewer seats are left than people have: the
    change is undone with it.
    """
    told: list[Moved] = []
    for change in event.changes:
        _check_seats(change.session)
        if change.moved or change.place_changed:
            rows = Attendance.objects.filter(session=change.session, state__in=LIVE)
            for row in rows.select_for_update(of=("self",)).select_related("person"):
                row.session = change.session
                told.append(Moved(row, change, kept=_move(row, change, event.actor)))
    told.sort(key=lambda each: (each.row.starts_at, each.row.pk))
    for own in by_person((each.row.person_id, each) for each in told):
        send_moved(own)
    for change in event.changes:
        offer_free_seats(change.session)


def _check_seats(session: Session) -> None:
    for place in SessionPlace.objects.filter(session=session):
        rows = Attendance.objects.filter(place=place)
        if rows.filter(state__in=TAKEN).count() > place.seats:
            raise SeatsTakenError
        _close_ranks(place)


def _close_ranks(place: SessionPlace) -> None:
    """Seats are numbered 1 to `seats`: who sat beyond the last one gets a lower number, which is free."""
    held = Attendance.objects.filter(place=place, seat__isnull=False, state__in=LIVE)
    beyond = list(held.filter(seat__gt=place.seats).select_for_update(of=("self",)))
    taken = set(held.values_list("seat", flat=True))
    free = (seat for seat in range(1, place.seats + 1) if seat not in taken)
    for row in beyond:
        seat = next(free, None)
        if seat is None:
            raise SeatsTakenError
        row.seat = seat
        row.save(update_fields=["seat"])


def _move(row: Attendance, change: SessionChange, actor: Any) -> bool:
    """Whether the person keeps what they have."""
    row.starts_at, row.ends_at = change.session.starts_at, change.session.ends_at
    row.flexible = change.session.flexible
    moved = ["starts_at", "ends_at", "flexible"]
    kept = row.state not in EXPECTED or _fits(row, change.session, moved)
    if not kept:
        apply_transition(machine=ATTENDANCES, subject=row, name="cancel", actor=actor)
    row.save(update_fields=moved)
    return kept


def _fits(row: Attendance, session: Session, moved: list[str]) -> bool:
    """Whether the new time suits: our own look first, then the guard of the database, which knows of this instant."""
    if clashes(row.person, session).exists():
        return False
    try:
        with transaction.atomic():
            row.save(update_fields=moved)
    except IntegrityError:
        return False
    return True
