"""How one person stands towards a seat on offer, and what they can do now: one answer for the task's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services.seats import clashes, closed_because
from coordination.services.waiting import number_in_line
from core.requirements import Refusal, evaluate
from projects.enums import SignUp
from projects.models import Session, SessionPlace


@dataclass(frozen=True)
class Standing:
    """`row`: what the person has to do with the session, with their `number` in line. `can`: the one thing to do;
    who waits in line can sign up where a seat is left that is offered to nobody.

    One of "sign_up", "ask", "queue", "log_in", or "" where `refusals`, `closed` (a sentence's name) or `elsewhere`
    (a seat at the same time) say why not.
    """

    can: str = ""
    row: Attendance | None = None
    number: int = 0
    refusals: Sequence[Refusal] = ()
    closed: str = ""
    elsewhere: Attendance | None = None


def standing_of(person: Any, place: SessionPlace) -> Standing:
    """Asks what `sign_up` would ask, without changing anything; `place` has `left`."""
    session = place.session
    closed = closed_because(session)
    if not person.is_authenticated:
        return Standing(closed=closed) if closed else Standing(can="log_in")
    row = Attendance.objects.live().filter(person=person, session=session).select_related("place").first()
    if row is not None:
        return _in_line(row, place, closed) if row.state == AttendanceState.WAITLISTED else Standing(row=row)
    if closed:
        return Standing(closed=closed)
    on = timezone.localdate(session.starts_at)
    if refusals := evaluate(place.role.requirements.all(), [person.pk], on)[person.pk]:
        return Standing(refusals=refusals)
    if elsewhere := clashes(person, session).select_related("session__initiative").first():
        return Standing(elsewhere=elsewhere)
    return Standing(can=_verb(session, place))


def _in_line(row: Attendance, place: Any, closed: str) -> Standing:
    free = not closed and place.left > 0 and place.session.sign_up == SignUp.INSTANT
    return Standing(can="sign_up" if free else "", row=row, number=number_in_line(row))


def _verb(session: Session, place: Any) -> str:
    if session.sign_up == SignUp.CONFIRM:
        return "ask"
    return "sign_up" if place.left > 0 else "queue"
