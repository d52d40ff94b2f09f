"""Who comes by without a place: an ambassador, or a guest of whom we know the first name alone."""

from typing import Any

from django.utils import timezone

from accounts.enums import Channel
from accounts.history import apply_transition
from accounts.models import User
from coordination.checkin.errors import NoGuestsError
from coordination.checkin.judging import Tap, judge_time
from coordination.checkin.models import CheckIn
from coordination.checkin.permissions import may_check_in
from coordination.checkin.services import check_in, note_failure
from coordination.enums import ATTENDANCES, AttendanceState
from coordination.errors import NoSeatError, SessionFullError
from coordination.guests.models import GuestSignUp
from coordination.guests.rules import WAIVED
from coordination.models import Attendance
from coordination.services.seats import (
    check_person,
    guarded,
    live_row,
    lock_people,
    lock_session,
    new_row,
    take_seats,
)
from core.errors import NotAllowedError
from projects.models import Session, SessionPlace

NAME_AT_MOST = 80  # letters of a guest's first name


def admits_guests(place: SessionPlace) -> bool:
    """Whether guests may come by: the session lets them in, and the role asks for nothing that has to be checked."""
    kinds = {row.kind for row in place.role.requirements.all()}
    return bool(place.session.guests and kinds <= WAIVED)


def guest_places(session: Session) -> list[SessionPlace]:
    """Where a guest who comes by can be added; two queries."""
    places = SessionPlace.objects.filter(session=session).select_related("role", "session")
    return [place for place in places.prefetch_related("role__requirements") if admits_guests(place)]


@guarded
def walk_in(*, place: SessionPlace, person: Any, tap: Tap, by: Any) -> CheckIn:
    """Give an ambassador who came by a seat, and check them in. What a role asks holds here too (DOMAIN rule 2).

    Raises `NotAllowedError`, `RequirementNotMetError`, `ClashError`, `NoSeatError`, `NonceTakenError`.
    """
    if not may_check_in(by, place.session):
        raise NotAllowedError
    lock_people([person])
    session = lock_session(place.session_id)
    wrong = judge_time(tap, session=session, received_at=timezone.now())
    if wrong:
        return note_failure(session=session, tap=tap, by=by, result=wrong, person=person)
    row = live_row(person, session)
    if row is None or row.seat is None or row.state == AttendanceState.OFFERED:
        check_person(person, place, session)
        _seat(person, place, session, by, row)
    return check_in(session=session, person=person, tap=tap, by=by)


@guarded
def guest_walks_in(*, place: SessionPlace, first_name: str, tap: Tap, by: Any) -> CheckIn:
    """Make a guest of a first name, with a seat. They have no account, and are forgotten as guests are.

    Raises `NotAllowedError`, `NoGuestsError`, `NoSeatError`, `NonceTakenError`, `ValidationError` (a name).
    """
    if not may_check_in(by, place.session):
        raise NotAllowedError
    if not admits_guests(place):
        raise NoGuestsError
    session = lock_session(place.session_id)
    known = CheckIn.objects.filter(nonce=tap.nonce, session=session, by=by).first()
    if known:
        return known
    if wrong := judge_time(tap, session=session, received_at=timezone.now()):
        return note_failure(session=session, tap=tap, by=by, result=wrong)
    person = _guest(place, first_name)
    _seat(person, place, session, by, None)
    return check_in(session=session, person=person, tap=tap, by=by)


def _guest(place: SessionPlace, first_name: str) -> Any:
    noted = GuestSignUp(place=place, first_name=" ".join(first_name.replace("\0", "").split()), email="")
    noted.full_clean(exclude=["email"])
    person = User(first_name=noted.first_name, channel=Channel.LETTER)
    person.set_unusable_password()
    person.full_clean()
    person.save()
    noted.person = person
    noted.save()
    return person


def _seat(person: Any, place: SessionPlace, session: Any, by: Any, waiting: Attendance | None) -> None:
    """A free seat, or that of who looks for a stand-in; a place in line is given up for it."""
    if waiting is not None:
        apply_transition(machine=ATTENDANCES, subject=waiting, name="cancel", actor=by)
    try:
        [seat] = take_seats(place, 1, by)
    except SessionFullError:
        raise NoSeatError from None
    new_row(person=person, place=place, session=session, state=AttendanceState.SIGNED_UP, actor=by, seat=seat)
