"""Signing up: by oneself, with a yes of the coordinator, for somebody else, for a group (DOMAIN rule 1)."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from coordination.enums import ATTENDANCES, WAITING, AttendanceState
from coordination.errors import NotOpenYetError
from coordination.models import Attendance, SignUpGroup
from coordination.services.seats import (
    check_open,
    check_person,
    check_running,
    guarded,
    live_row,
    lock_people,
    lock_session,
    new_row,
    seats_to_take,
    take_seats,
)
from coordination.services.waiting import offer_free_seats
from coordination.session_letters import send_request_receipt, send_request_refused, send_sign_up_receipt
from core.errors import NotAllowedError
from projects.enums import SignUp
from projects.models import Session, SessionPlace
from projects.permissions import may_change_initiative


@guarded
def sign_up(*, person: Any, place: SessionPlace) -> Attendance:
    """Take a seat, or ask for one where the coordinator says yes or no. Doing it twice returns the same row.

    Who waits in line, or is offered a seat, gives that up for the seat; with none left to take they wait on.

    The person's row is locked first, then the session's; everything is checked again inside the transaction, and
    the database guards seats and clashes once more. Raises `NotAllowedError` (the account is closed),
    `SessionGoneError`, `MembersOnlyError`, `NotOpenYetError`, `RequirementNotMetError`, `ClashError`,
    `SessionFullError`.
    """
    lock_people([person])
    session = lock_session(place.session_id)
    existing = live_row(person, session)
    if existing and not _gives_way(existing, place, session):
        return existing
    check_open(session, person)
    check_person(person, place, session)
    if session.sign_up == SignUp.CONFIRM:
        row = new_row(
            person=person,
            place=place,
            session=session,
            state=AttendanceState.REQUESTED,
            actor=person,
            queued_at=timezone.now(),
        )
        send_request_receipt(row)
        return row
    return _seat(person, place, session, actor=person, existing=existing)


def _gives_way(existing: Attendance, place: SessionPlace, session: Session) -> bool:
    """Whether a place in line is worth less than what can be had now."""
    if existing.state == AttendanceState.OFFERED:
        return True
    waits = existing.state == AttendanceState.WAITLISTED and session.sign_up != SignUp.CONFIRM
    return waits and bool(seats_to_take(place))


def _seat(
    person: Any, place: SessionPlace, session: Session, *, actor: Any, existing: Attendance | None
) -> Attendance:
    """A seat instead of a place in line; what was held for them goes on."""
    if existing:
        apply_transition(machine=ATTENDANCES, subject=existing, name="cancel", actor=actor)
    [seat] = take_seats(place, 1, actor)
    row = new_row(
        person=person, place=place, session=session, state=AttendanceState.SIGNED_UP, actor=actor, seat=seat
    )
    send_sign_up_receipt(row)
    if existing:
        offer_free_seats(session)
    return row


@guarded
def assign_seat(*, person: Any, place: SessionPlace, actor: Any) -> Attendance:
    """A coordinator signs somebody up, who asked on the phone or was agreed with. They are told.

    Who waits in line or was offered a seat gets it. Raises as `sign_up` does, and `NotAllowedError` outside the
    actor's own; the sign-up window doesn't bind a coordinator.
    """
    if not may_change_initiative(actor, place.session.initiative):
        raise NotAllowedError
    lock_people([person])
    session = lock_session(place.session_id)
    existing = live_row(person, session)
    if existing and existing.state not in WAITING:
        return existing
    check_running(session, person)
    check_person(person, place, session)
    return _seat(person, place, session, actor=actor, existing=existing)


@guarded
def confirm_request(*, attendance: Attendance, actor: Any) -> Attendance:
    """Say yes to who asked. Twice is harmless. Raises as `assign_seat` does, and `TransitionError`."""
    if not may_change_initiative(actor, attendance.session.initiative):
        raise NotAllowedError
    lock_people([attendance.person])
    session = lock_session(attendance.session_id)
    row = (
        Attendance.objects.select_for_update(of=("self",)).select_related("place__role").get(pk=attendance.pk)
    )
    if row.state == AttendanceState.SIGNED_UP:
        return row
    ATTENDANCES.check("confirm", row.state)
    check_running(session, row.person)
    check_person(row.person, row.place, session)
    [row.seat] = take_seats(row.place, 1, actor)
    row.save(update_fields=["seat"])
    apply_transition(machine=ATTENDANCES, subject=row, name="confirm", actor=actor)
    send_sign_up_receipt(row)
    return row


@transaction.atomic
def refuse_request(*, attendance: Attendance, actor: Any, reason: str) -> Attendance:
    """Say no to who asked, with a reason they read.

    Raises `NotAllowedError`, `TransitionError`, `ReasonMissingError`.
    """
    if not may_change_initiative(actor, attendance.session.initiative):
        raise NotAllowedError
    lock_session(attendance.session_id)
    row = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    apply_transition(machine=ATTENDANCES, subject=row, name="refuse", actor=actor, reason=reason)
    send_request_refused(row, reason)
    return row


@guarded
def sign_up_group(
    *, people: Sequence[Any], place: SessionPlace, actor: Any, host: Any | None = None, together: bool = True
) -> SignUpGroup:
    """Take seats for several people, all or nobody; each is told and can cancel for themselves.

    The caller has made sure that `actor` may speak for them. Who is on the session already stays as they are. Raises
    as `sign_up` does; the first person who can't come stops all of them.
    """
    lock_people(people)
    session = lock_session(place.session_id)
    new = [person for person in people if live_row(person, session) is None]
    if session.sign_up == SignUp.CONFIRM:
        raise NotOpenYetError
    for person in new:
        check_open(session, person)
        check_person(person, place, session)
    group = SignUpGroup.objects.create(session=session, host=host, made_by=actor, together=together)
    for person, seat in zip(new, take_seats(place, len(new), actor), strict=True):
        row = new_row(
            person=person,
            place=place,
            session=session,
            state=AttendanceState.SIGNED_UP,
            actor=actor,
            seat=seat,
            group=group,
        )
        send_sign_up_receipt(row)
    return group
