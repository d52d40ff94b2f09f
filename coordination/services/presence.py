"""Noting who came, and for how long; putting a note right takes a reason."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import StateChange
from coordination.enums import ATTENDANCES, HOLDING, NOTED, AttendanceState
from coordination.errors import ElsewhereError, MinutesError, NoSeatError, NotYetError
from coordination.models import Attendance
from coordination.services.seats import clashes, free_seats, lock_session
from core.errors import NotAllowedError
from core.events import PresenceNoted, announce
from core.transitions import Machine
from projects.models import Session
from projects.permissions import may_change_initiative

MAX_MINUTES = 24 * 60

_TARGET_TRANSITION = {
    AttendanceState.ATTENDED: "attend",
    AttendanceState.ABSENT: "miss",
    AttendanceState.EXCUSED: "excuse",
}


@transaction.atomic
def record_presence(
    *, attendance: Attendance, actor: Any, state: str, minutes: int | None = None, reason: str = ""
) -> Attendance:
    """Note that somebody came (with minutes), didn't, or was excused. The same again changes nothing.

    Something else than what is noted puts it right, with the reason in the history. Raises `NotAllowedError` outside
    the actor's district, `NotYetError` before the session began, `MinutesError`, `ReasonMissingError`, and of who was
    excused and has gone elsewhere meanwhile `ElsewhereError`, or `NoSeatError` where somebody else came instead.
    """
    session = lock_session(attendance.session_id)
    locked = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    if not may_change_initiative(actor, session.initiative):
        raise NotAllowedError
    if locked.starts_at > timezone.now():
        raise NotYetError
    came = state == AttendanceState.ATTENDED
    if came and not (minutes and 1 <= minutes <= MAX_MINUTES):
        raise MinutesError
    was = (locked.state, locked.minutes)
    locked.minutes = minutes if came else None
    if was == (state, locked.minutes):
        return locked
    if locked.state in NOTED:
        Machine.require_reason(reason)
    if locked.state == AttendanceState.EXCUSED:
        _take_seat_again(locked, session)
    locked.confirmed_by, locked.confirmed_at = actor, timezone.now()
    _save(locked, state, actor, reason)
    announce(PresenceNoted(locked.person_id, locked.session_id, came, actor))
    return locked


def _take_seat_again(row: Attendance, session: Session) -> None:
    """Who was excused held no seat: it may be somebody else's by now, and they somewhere else."""
    if clashes(row.person, session).exists():
        raise ElsewhereError
    if Attendance.objects.filter(place=row.place_id, seat=row.seat, state__in=HOLDING).exists():
        seats = free_seats(row.place)
        if not seats:
            raise NoSeatError
        row.seat = seats[0]


def _save(row: Attendance, state: str, actor: Any, reason: str) -> None:
    """A row may say "came" only with its minutes beside it, and have them only then (constraints of the database)."""
    fields = ["seat", "minutes", "confirmed_by", "confirmed_at"]
    try:
        with transaction.atomic():
            if state == AttendanceState.ATTENDED:
                row.save(update_fields=fields)
            if row.state == state:
                _note_correction(row, actor, reason)
            else:
                name = _TARGET_TRANSITION[AttendanceState(state)]
                apply_transition(machine=ATTENDANCES, subject=row, name=name, actor=actor, reason=reason)
            if state != AttendanceState.ATTENDED:
                row.save(update_fields=fields)
    except IntegrityError:  # the guards of the database, which know of this instant (DOMAIN rule 1)
        raise ElsewhereError from None


def _note_correction(row: Attendance, actor: Any, reason: str) -> None:
    """Other minutes, and no other state: a line of its own in the history."""
    StateChange.objects.create(
        subject_type=row._meta.label_lower,
        subject_id=row.pk,
        transition="correct",
        source=row.state,
        target=row.state,
        actor=actor,
        reason=reason.strip(),
    )
