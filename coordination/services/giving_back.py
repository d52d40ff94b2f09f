"""Giving a seat back, in time or late, and coming after all."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from coordination.enums import ATTENDANCES, WAITING, AttendanceState
from coordination.errors import OfferedOnError
from coordination.models import Attendance
from coordination.services.seats import is_late, lock_session
from coordination.services.waiting import offer_free_seats
from coordination.session_letters import send_cancel_receipt, send_seeking_receipt, tell_stand_in_needed
from core.errors import NotAllowedError, TransitionError
from projects.errors import SessionGoneError
from projects.models import Session
from projects.permissions import may_change_initiative
from projects.results import responsible_for


@transaction.atomic
def cancel_sign_up(*, attendance: Attendance, person: Any) -> Attendance:
    """Give one's seat or place in line back; twice is harmless.

    Late (`Session.late_hours`), the seat stays the person's until somebody takes it, and the coordinators are told.
    Raises `NotAllowedError`, `SessionGoneError` after the start.
    """
    if attendance.person_id != person.pk:
        raise NotAllowedError
    session = lock_session(attendance.session_id)
    return _give_back(session, _locked(attendance), person)


@transaction.atomic
def cancel_for(*, attendance: Attendance, actor: Any) -> Attendance:
    """A coordinator gives somebody's seat back for them, who called. Never late: the coordinator knows.

    Raises `NotAllowedError` outside the actor's own, `SessionGoneError` after the start.
    """
    if not may_change_initiative(actor, attendance.session.initiative):
        raise NotAllowedError
    session = lock_session(attendance.session_id)
    return _give_back(session, _locked(attendance), actor, late=False)


def _locked(attendance: Attendance) -> Attendance:
    rows = Attendance.objects.select_for_update(of=("self",))
    return rows.select_related("person", "session__initiative__project__owner").get(pk=attendance.pk)


def _give_back(session: Session, row: Attendance, actor: Any, late: bool = True) -> Attendance:
    now = timezone.now()
    if row.state in (AttendanceState.CANCELLED, AttendanceState.LAPSED):
        return row
    too_late = row.ends_at if row.flexible else row.starts_at
    if row.state not in WAITING and too_late <= now:
        raise SessionGoneError
    if row.state == AttendanceState.SIGNED_UP and late and is_late(session, now):
        _look_for_stand_in(row, actor)
    elif row.state != AttendanceState.SEEKING_STAND_IN or not late:
        apply_transition(machine=ATTENDANCES, subject=row, name="cancel", actor=actor)
        send_cancel_receipt(row)
    offer_free_seats(session)
    return row


def _look_for_stand_in(row: Attendance, actor: Any) -> None:
    row.queued_at = timezone.now()
    row.save(update_fields=["queued_at"])
    apply_transition(machine=ATTENDANCES, subject=row, name="seek", actor=actor)
    send_seeking_receipt(row)
    for member in responsible_for(row.session.initiative.project):
        tell_stand_in_needed(member, row)


@transaction.atomic
def come_after_all(*, attendance: Attendance, person: Any) -> Attendance:
    """Keep the seat one looked for a stand-in for; twice is harmless.

    Raises `NotAllowedError`, `OfferedOnError` while it is offered to somebody, `TransitionError` when it is gone.
    """
    if attendance.person_id != person.pk:
        raise NotAllowedError
    lock_session(attendance.session_id)
    row = _locked(attendance)
    if row.state == AttendanceState.SIGNED_UP:
        return row
    if row.state != AttendanceState.SEEKING_STAND_IN:
        raise TransitionError
    if row.stand_ins.filter(state=AttendanceState.OFFERED).exists():
        raise OfferedOnError
    apply_transition(machine=ATTENDANCES, subject=row, name="stay", actor=person)
    return row
