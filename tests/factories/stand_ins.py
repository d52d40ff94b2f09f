"""Sessions that lack somebody at the last moment."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import cancel_sign_up, sign_up
from coordination.stand_ins.models import StandInAsk
from coordination.stand_ins.services import ask_stand_ins
from projects.models import SessionPlace
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place


def make_vacancy(**place: Any) -> tuple[SessionPlace, Attendance]:
    """A full session in a few hours, whose only person looks for a stand-in."""
    place.setdefault("starts_at", timezone.now() + timedelta(hours=5))
    made = make_place(seats=1, **place)
    row = sign_up(person=make_volunteer().person, place=made)
    cancel_sign_up(attendance=row, person=row.person)
    row.refresh_from_db()
    assert row.state == AttendanceState.SEEKING_STAND_IN
    return made, row


def ask(place: SessionPlace, *people: Any, actor: Any | None = None) -> list[StandInAsk]:
    """A coordinator asks them."""
    return ask_stand_ins(place=place, person_ids=[each.pk for each in people], actor=actor or make_staff())
