"""Signing up, cancelling, and noting who came (DOMAIN rule 1)."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import StateChange, User
from coordination.enums import ATTENDANCES, AttendanceState
from coordination.errors import ClashError, MembersOnlyError, MinutesError, NotYetError, SessionFullError
from coordination.models import Attendance
from coordination.notifications import (
    send_cancel_receipt,
    send_session_called_off,
    send_sign_up_receipt,
)
from core.errors import NotAllowedError
from core.events import PresenceNoted, announce
from core.requirements import require
from projects.enums import SessionState
from projects.errors import SessionGoneError
from projects.events import SessionCancelled
from projects.models import Session, SessionPlace
from projects.permissions import may_change_initiative
from projects.querysets import joinable_q

MAX_MINUTES = 24 * 60


def sign_up(*, person: Any, place: SessionPlace) -> Attendance:
    """Take a seat at a session. Signing up twice returns the same seat.

    The person's row is locked first, then the session's; everything is checked again inside the transaction, and
    the database guards seats and clashes once more. Raises `NotAllowedError` (the account is closed),
    `SessionGoneError`, `RequirementNotMetError`, `ClashError`, `SessionFullError`.
    """
    try:
        with transaction.atomic():
            return _sign_up_locked(person, place)
    except IntegrityError as error:
        # The guards in the database speak only when our own checks were passed at the same instant.
        raise (ClashError if "overlap" in str(error) else SessionFullError) from None


def _sign_up_locked(person: Any, place: SessionPlace) -> Attendance:
    if not User.objects.select_for_update().get(pk=person.pk).is_active:
        raise NotAllowedError  # merged with another of the same person, or gone, since the page was opened
    session = Session.objects.select_for_update().get(pk=place.session_id)
    existing = Attendance.objects.seated().filter(person=person, session=session).first()
    if existing:
        return existing
    _check_open(session, person)
    require(place.role.requirements.all(), person.pk, timezone.localdate(session.starts_at))
    _check_clash(person, session)
    attendance = Attendance.objects.create(
        person=person,
        session=session,
        place=place,
        seat=_free_seat(place),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
    )
    StateChange.objects.create(
        subject_type=attendance._meta.label_lower,
        subject_id=attendance.pk,
        transition="sign_up",
        source="",
        target=AttendanceState.SIGNED_UP,
        actor=person,
    )
    send_sign_up_receipt(attendance)
    return attendance


def _check_open(session: Session, person: Any) -> None:
    rows = Session.objects.filter(pk=session.pk)
    if session.state == SessionState.PLANNED and rows.open_for_signup(person).exists():
        return
    members_only = rows.coming().readable_by(person).exclude(joinable_q(person, "initiative__project__"))
    raise MembersOnlyError if members_only.exists() else SessionGoneError


def _check_clash(person: Any, session: Session) -> None:
    held = Attendance.objects.seated().filter(person=person)
    if held.filter(starts_at__lt=session.ends_at, ends_at__gt=session.starts_at).exists():
        raise ClashError


def _free_seat(place: SessionPlace) -> int:
    seats = SessionPlace.objects.values_list("seats", flat=True).get(pk=place.pk)
    taken = set(Attendance.objects.seated().filter(place=place).values_list("seat", flat=True))
    for seat in range(1, seats + 1):
        if seat not in taken:
            return seat
    raise SessionFullError


@transaction.atomic
def cancel_sign_up(*, attendance: Attendance, person: Any) -> Attendance:
    """Give one's seat back; twice is harmless. Raises `NotAllowedError`, `SessionGoneError` after the start."""
    locked = Attendance.objects.select_for_update().get(pk=attendance.pk)
    if locked.person_id != person.pk:
        raise NotAllowedError
    if locked.state == AttendanceState.CANCELLED:
        return locked
    if locked.starts_at <= timezone.now():
        raise SessionGoneError
    apply_transition(machine=ATTENDANCES, subject=locked, name="cancel", actor=person)
    send_cancel_receipt(locked)
    return locked


_TARGET_TRANSITION = {
    AttendanceState.ATTENDED: "attend",
    AttendanceState.ABSENT: "miss",
    AttendanceState.EXCUSED: "excuse",
}


@transaction.atomic
def record_presence(
    *, attendance: Attendance, actor: Any, state: str, minutes: int | None = None
) -> Attendance:
    """Note that somebody came (with minutes), didn't, or was excused. Noting it again corrects it.

    Raises `NotAllowedError` outside the actor's district, `NotYetError` before the session began, `MinutesError`.
    """
    locked = Attendance.objects.select_for_update().get(pk=attendance.pk)
    if not may_change_initiative(actor, locked.session.initiative):
        raise NotAllowedError
    if locked.starts_at > timezone.now():
        raise NotYetError
    came = state == AttendanceState.ATTENDED
    if came and not (minutes and 1 <= minutes <= MAX_MINUTES):
        raise MinutesError
    locked.minutes = minutes if came else None
    locked.confirmed_by, locked.confirmed_at = actor, timezone.now()
    if came:  # a row may say "came" only with its minutes beside it (a constraint of the database)
        locked.save(update_fields=["minutes", "confirmed_by", "confirmed_at"])
    if locked.state != state:
        apply_transition(
            machine=ATTENDANCES, subject=locked, name=_TARGET_TRANSITION[AttendanceState(state)], actor=actor
        )
    if not came:
        locked.save(update_fields=["minutes", "confirmed_by", "confirmed_at"])
    announce(PresenceNoted(locked.person_id, locked.session_id, came, actor))
    return locked


def release_cancelled_session(event: SessionCancelled) -> None:
    """Give back every seat of a session that was called off, and tell who had one."""
    rows = Attendance.objects.signed_up().filter(session=event.session).select_for_update(of=("self",))
    for attendance in rows.select_related("person", "session__initiative"):
        apply_transition(
            machine=ATTENDANCES, subject=attendance, name="cancel", actor=event.actor, reason=event.reason
        )
        send_session_called_off(attendance, event.reason)
