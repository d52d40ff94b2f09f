"""The waiting list: fair order, an offer that is held for a while, and then goes on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from coordination.enums import ATTENDANCES, WAITING, AttendanceState
from coordination.errors import NotOpenYetError, OfferGoneError, StillFreeError
from coordination.models import Attendance, SignUpGroup
from coordination.services.seats import (
    check_open,
    check_person,
    check_running,
    free_seats,
    guarded,
    in_order,
    let_go,
    live_row,
    lock_people,
    lock_session,
    new_row,
    seats_to_take,
)
from coordination.session_letters import (
    send_line_receipt,
    send_offer,
    send_offer_lapsed,
    send_sign_up_receipt,
    send_stood_in,
)
from core.errors import NotAllowedError
from projects.enums import SessionState, SignUp
from projects.models import Session, SessionPlace

# With less time than this nobody would see an offer in time: a free seat is anybody's.
LEAST_NOTICE = timedelta(minutes=30)


@guarded
def join_waiting_list(
    *, people: Sequence[Any], place: SessionPlace, actor: Any, host: Any | None = None, together: bool = True
) -> list[Attendance]:
    """Stand in line for a full session, alone or as a group; twice is harmless.

    Requirements hold from the start: nobody waits for a seat they can't take. Raises as `sign_up` does,
    `NotOpenYetError` too where the coordinator says yes or no (a line would lead past them), and `StillFreeError`
    while there are seats enough. The caller has made sure that `actor` may speak for `people`.
    """
    lock_people(people)
    session = lock_session(place.session_id)
    found = [row for person in people if (row := live_row(person, session))]
    new = [person for person in people if person.pk not in {row.person_id for row in found}]
    if new and session.sign_up == SignUp.CONFIRM:
        raise NotOpenYetError
    for person in new:
        check_open(session, person)
        check_person(person, place, session)
    if new and seats_to_take(place) >= len(new):
        raise StillFreeError
    group = None
    if len(new) > 1:
        group = SignUpGroup.objects.create(session=session, host=host, made_by=actor, together=together)
    now = timezone.now()
    for person in new:
        row = new_row(
            person=person,
            place=place,
            session=session,
            state=AttendanceState.WAITLISTED,
            actor=actor,
            group=group,
            queued_at=now,
        )
        send_line_receipt(row, number_in_line(row))
        found.append(row)
    return found


def number_in_line(row: Attendance) -> int:
    """1 for who is next; 0 for who isn't in line."""
    return numbers_in_line([row]).get(row.pk, 0)


def numbers_in_line(rows: Iterable[Attendance]) -> dict[int, int]:
    """The number of each row that is in line, by its key. A group stands as one behind the other."""
    line = Attendance.objects.filter(place__in={row.place_id for row in rows}).in_line()
    at_place: dict[int, list[int]] = defaultdict(list)
    for pk, place in line.values_list("pk", "place"):
        at_place[place].append(pk)
    return {pk: number for pks in at_place.values() for number, pk in enumerate(pks, start=1)}


def offer_free_seats(session: Session) -> int:
    """Offer what is free to those who wait, first come first; returns how many offers went out.

    The caller holds the session's row. A group that comes together or not at all is passed over until there are seats
    for all of it: an empty seat helps nobody. Seats of who looks for a stand-in are offered while they keep them.
    """
    if session.state != SessionState.PLANNED:
        return 0
    places = list(SessionPlace.objects.filter(session=session))
    for place in places:
        _keep_offers(place)
    until = held_until(session, timezone.now())
    return sum(_offer_at(place, until) for place in places) if until else 0


def _keep_offers(place: SessionPlace) -> None:
    """Who was offered the seat of somebody who has left otherwise meanwhile is held a free one instead."""
    rows = Attendance.objects.filter(place=place, state=AttendanceState.OFFERED, seat=None)
    left = rows.exclude(instead_of__state=AttendanceState.SEEKING_STAND_IN).order_by("queued_at", "pk")
    for row in left.select_for_update(of=("self",)):
        seats = free_seats(place)
        if seats:
            row.seat, row.instead_of = seats[0], None
            row.save(update_fields=["seat", "instead_of"])


def held_until(session: Session, now: datetime) -> datetime | None:
    """How long an offer stands: `OFFER_HOURS`, at most half the time that is left; None when it is too late."""
    begins = session.ends_at if session.flexible else session.starts_at
    left = begins - now
    if left < LEAST_NOTICE:
        return None
    return now + min(timedelta(hours=settings.OFFER_HOURS), left / 2)


def _offer_at(place: SessionPlace, until: datetime) -> int:
    rows = Attendance.objects.filter(place=place)
    line = rows.in_line().select_related("group", "person", "session__initiative", "place__role")
    units = in_order(line.select_for_update(of=("self",)))
    if not units:
        return 0
    seats: list[tuple[int | None, Attendance | None]] = [(seat, None) for seat in free_seats(place)]
    seats += [(None, seeker) for seeker in rows.seekers()]
    offered = 0
    for unit in units:
        if len(unit) > len(seats):
            continue
        for row in unit:
            row.seat, row.instead_of = seats.pop(0)
            row.held_until = until
            row.save(update_fields=["seat", "instead_of", "held_until"])
            apply_transition(machine=ATTENDANCES, subject=row, name="offer", actor=None)
            send_offer(row)
            offered += 1
    return offered


@guarded
def accept_offer(*, attendance: Attendance, person: Any) -> Attendance:
    """Take the seat that is held. Twice is harmless.

    Raises `NotAllowedError` for somebody else's, `OfferGoneError` past its time or when it was never made, and what
    stands in the way by now: `RequirementNotMetError`, `ClashError`, `SessionGoneError`.
    """
    if attendance.person_id != person.pk:
        raise NotAllowedError
    lock_people([person])
    session = lock_session(attendance.session_id)
    row = (
        Attendance.objects.select_for_update(of=("self",)).select_related("place__role").get(pk=attendance.pk)
    )
    if row.state == AttendanceState.SIGNED_UP:
        return row
    if row.state != AttendanceState.OFFERED or row.held_until is None or row.held_until <= timezone.now():
        raise OfferGoneError
    if session.state != SessionState.PLANNED:
        raise OfferGoneError
    check_running(session, person)
    check_person(person, row.place, session)
    if row.instead_of is not None:
        if row.instead_of.state != AttendanceState.SEEKING_STAND_IN:
            raise OfferGoneError
        row.seat = let_go(row.instead_of, person)
        send_stood_in(row.instead_of)
        row.save(
            update_fields=["seat"]
        )  # while it is an offer still: the guards of the database allow one or the other
    apply_transition(machine=ATTENDANCES, subject=row, name="accept", actor=person)
    row.held_until = row.instead_of = None
    row.save(update_fields=["held_until", "instead_of"])
    send_sign_up_receipt(row)
    return row


def lapse_offers() -> int:
    """Let offers past their time go on to the next; returns how many. Runs periodically, a transaction each."""
    overdue = Attendance.objects.filter(state=AttendanceState.OFFERED, held_until__lte=timezone.now())
    return sum(_lapse(pk, session) for pk, session in overdue.values_list("pk", "session").order_by("pk"))


@transaction.atomic
def _lapse(pk: int, session_id: int) -> int:
    session = lock_session(session_id)
    row = Attendance.objects.select_for_update(of=("self",)).get(pk=pk)
    if row.state != AttendanceState.OFFERED or row.held_until is None or row.held_until > timezone.now():
        return 0
    apply_transition(machine=ATTENDANCES, subject=row, name="lapse", actor=None)
    send_offer_lapsed(row)
    offer_free_seats(session)
    return 1


def close_lines() -> int:
    """Let everybody go who still waits for a session that has begun; returns how many. Runs periodically."""
    begun = Session.objects.filter(ends_at__lte=timezone.now()) | Session.objects.filter(
        flexible=False, starts_at__lte=timezone.now()
    )
    rows = Attendance.objects.filter(state__in=WAITING, session__in=begun.order_by().values("pk"))
    closed = 0
    for pk, session in rows.order_by("pk").values_list("pk", "session"):
        with transaction.atomic():
            lock_session(session)
            row = Attendance.objects.select_for_update(of=("self",)).get(pk=pk)
            if row.state in WAITING:
                apply_transition(machine=ATTENDANCES, subject=row, name="lapse", actor=None)
                closed += 1
    return closed
