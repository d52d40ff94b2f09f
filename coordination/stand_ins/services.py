"""Asking several at once for a seat that is soon: the first yes gets it, the others are told."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import User
from coordination.enums import ATTENDANCES, AttendanceState
from coordination.errors import SessionFullError
from coordination.matching.ranking import Ranked, Ranking
from coordination.services import accept_offer
from coordination.services.seats import (
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
from coordination.session_letters import send_sign_up_receipt
from coordination.stand_ins.enums import ASKS, CALLS, AskState, CallState
from coordination.stand_ins.errors import CallOverError, NoFreeSeatError, NotSuitableError, PlaceTakenError
from coordination.stand_ins.letters import send_over, send_question, send_taken
from coordination.stand_ins.models import StandInAsk, StandInCall
from core.errors import NotAllowedError
from projects.models import Session, SessionPlace
from projects.permissions import may_change_initiative

WAITING_ROWS = (AttendanceState.WAITLISTED, AttendanceState.REQUESTED)


@guarded
def ask_stand_ins(*, place: SessionPlace, person_ids: Sequence[int], actor: Any) -> list[StandInAsk]:
    """Ask the chosen people for a seat at a session; who is asked already isn't asked twice. Returns the new questions.

    Raises `NotAllowedError` outside the actor's own, `SessionGoneError`, `NoFreeSeatError`, `NotSuitableError` when
    one of them can't any more; then nobody is asked.
    """
    if not may_change_initiative(actor, place.session.initiative):
        raise NotAllowedError
    lock_people(list(User.objects.filter(pk__in=person_ids)))
    session = lock_session(place.session_id)
    if not seats_to_take(place):
        raise NoFreeSeatError
    call = _open_call(place, session, actor)
    known = set(call.asks.values_list("person", flat=True))
    wanted = [pk for pk in person_ids if pk not in known]
    ranking = Ranking(place.role, among=wanted, session=session)
    suitable = {entry.volunteer.person_id: entry for entry in ranking.of(wanted)}
    if not set(wanted) <= set(suitable):
        raise NotSuitableError
    for entry in suitable.values():
        check_running(session, entry.volunteer.person)
    return [_ask(call, suitable[pk], actor) for pk in wanted]


def _open_call(place: SessionPlace, session: Session, actor: Any) -> StandInCall:
    """The one that is open, or a new one. One about another time is over."""
    call = StandInCall.objects.open().filter(place=place).first()
    if call and call.starts_at != session.starts_at:
        _end(call, "expire", actor)
        call = None
    return call or StandInCall.objects.create(place=place, starts_at=session.starts_at, made_by=actor)


def _ask(call: StandInCall, entry: Ranked, actor: Any) -> StandInAsk:
    ask = StandInAsk.objects.create(
        call=call,
        person=entry.volunteer.person,
        score=entry.fit.score,
        sentences=[reason.as_json() for reason in entry.fit.reasons],
        asked_by=actor,
    )
    send_question(ask)
    return ask


@guarded
def answer_stand_in(*, ask: StandInAsk, person: Any, yes: bool) -> StandInAsk:
    """Yes or no. The first yes gets the seat; the same answer twice is harmless.

    Raises `NotAllowedError` for somebody else's, `PlaceTakenError` where others were quicker, `CallOverError`, and for
    a yes what stands in the way by now: `RequirementNotMetError`, `ClashError`, `SessionGoneError`.
    """
    if ask.person_id != person.pk:
        raise NotAllowedError
    lock_people([person])
    session = lock_session(ask.call.place.session_id)
    row = StandInAsk.objects.with_session().select_for_update(of=("self",)).get(pk=ask.pk)
    if row.state == (AskState.ACCEPTED if yes else AskState.DECLINED):
        return row
    if not yes and row.state == AskState.RELEASED:
        return row  # nobody waits for it
    _check_open(row, session)
    if yes:
        _take(row, session)
    _note(row, "accept" if yes else "decline", person)
    if yes:
        _close_if_full(row.call, person)
    return row


def _check_open(ask: StandInAsk, session: Session) -> None:
    if ask.call.state == CallState.FILLED:
        raise PlaceTakenError
    if ask.call.state != CallState.OPEN or ask.call.starts_at != session.starts_at:
        raise CallOverError


def _take(ask: StandInAsk, session: Session) -> None:
    """A seat through the same door as everybody's, whoever else reaches for it at this moment."""
    person, place = ask.person, ask.call.place
    existing = live_row(person, session)
    if existing and existing.state == AttendanceState.OFFERED:
        accept_offer(attendance=existing, person=person)
        return
    if existing and existing.state not in WAITING_ROWS:
        return
    check_running(session, person)
    check_person(person, place, session)
    if existing:
        apply_transition(machine=ATTENDANCES, subject=existing, name="cancel", actor=person)
    try:
        [seat] = take_seats(place, 1, person)
    except SessionFullError:
        raise PlaceTakenError from None
    made = new_row(
        person=person, place=place, session=session, state=AttendanceState.SIGNED_UP, actor=person, seat=seat
    )
    send_sign_up_receipt(made)


def _note(ask: StandInAsk, name: str, actor: Any) -> None:
    apply_transition(machine=ASKS, subject=ask, name=name, actor=actor)
    ask.answered_at = timezone.now()
    ask.save(update_fields=["answered_at"])


@transaction.atomic
def stop_call(*, call: StandInCall, actor: Any) -> StandInCall:
    """Ask no longer; who hasn't answered is told. Twice is harmless.

    Raises `NotAllowedError` outside the actor's own.
    """
    if not may_change_initiative(actor, call.place.session.initiative):
        raise NotAllowedError
    lock_session(call.place.session_id)
    locked = StandInCall.objects.select_for_update(of=("self",)).get(pk=call.pk)
    if locked.state == CallState.OPEN:
        _end(locked, "stop", actor)
    return locked


def close_calls() -> int:
    """End what nobody need answer any more: begun, moved, called off, or full by another way. Returns how many.

    Runs periodically, a transaction each.
    """
    rows = StandInCall.objects.open().order_by("pk").values_list("pk", "place__session")
    return sum(_close(pk, session) for pk, session in list(rows))


@transaction.atomic
def _close(pk: int, session_id: int) -> int:
    session = lock_session(session_id)
    call = StandInCall.objects.select_for_update(of=("self",)).select_related("place").get(pk=pk)
    if call.state != CallState.OPEN:
        return 0
    ahead = Session.objects.coming().filter(pk=session.pk, starts_at=call.starts_at).exists()
    if not ahead:
        _end(call, "expire", None)
        return 1
    return _close_if_full(call, None)


def _close_if_full(call: StandInCall, actor: Any) -> int:
    """The caller holds the session's row."""
    if seats_to_take(call.place):
        return 0
    _end(call, "fill", actor)
    return 1


_SAY = {"fill": send_taken, "expire": send_over, "stop": send_over}


def _end(call: StandInCall, name: str, actor: Any) -> None:
    """End it, and tell once whoever hasn't answered."""
    apply_transition(machine=CALLS, subject=call, name=name, actor=actor)
    call.ended_at = timezone.now()
    call.save(update_fields=["ended_at"])
    for ask in _unanswered(call):
        apply_transition(machine=ASKS, subject=ask, name="release", actor=None)
        _SAY[name](ask)


def _unanswered(call: StandInCall) -> Iterable[StandInAsk]:
    rows = StandInAsk.objects.filter(call=call, state=AskState.ASKED)
    return rows.with_session().select_for_update(of=("self",))
