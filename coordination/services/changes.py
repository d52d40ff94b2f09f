"""When a session is called off or changed: seats follow, and those who had them hear it."""

from django.db import IntegrityError, transaction

from accounts.history import apply_transition
from coordination.enums import ATTENDANCES, EXPECTED, LIVE, TAKEN, WAITING
from coordination.errors import SeatsTakenError
from coordination.models import Attendance
from coordination.services.seats import clashes
from coordination.services.waiting import offer_free_seats
from coordination.session_letters import send_session_called_off, send_session_clashes, send_session_moved
from projects.events import SessionCancelled, SessionChanged
from projects.models import Session, SessionPlace


def release_cancelled_session(event: SessionCancelled) -> None:
    """Give back every seat and place in line of a session that was called off, and tell who had one."""
    rows = Attendance.objects.filter(session=event.session, state__in=(*EXPECTED, *WAITING))
    for attendance in rows.select_for_update(of=("self",)).select_related("person", "session__initiative"):
        apply_transition(
            machine=ATTENDANCES, subject=attendance, name="cancel", actor=event.actor, reason=event.reason
        )
        send_session_called_off(attendance, event.reason)


def follow_changed_session(event: SessionChanged) -> None:
    """Move the copies of its times, let go who can't be in two places, tell everybody, and offer what is free.

    The caller holds the session's row. Raises `SeatsTakenError` where fewer seats are left than people have: the
    change is undone with it.
    """
    session = event.session
    _check_seats(session)
    if event.moved or event.place_changed:
        rows = Attendance.objects.filter(session=session, state__in=LIVE)
        for row in rows.select_for_update(of=("self",)).select_related("person"):
            row.session = session
            _move(row, event)
    offer_free_seats(session)


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


def _move(row: Attendance, event: SessionChanged) -> None:
    row.starts_at, row.ends_at = event.session.starts_at, event.session.ends_at
    row.flexible = event.session.flexible
    moved = ["starts_at", "ends_at", "flexible"]
    if row.state in EXPECTED and not _fits(row, event.session, moved):
        apply_transition(machine=ATTENDANCES, subject=row, name="cancel", actor=event.actor)
        send_session_clashes(row)
        row.save(update_fields=moved)
        return
    row.save(update_fields=moved)
    send_session_moved(row, event)


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
