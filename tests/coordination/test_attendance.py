"""Signing up, cancelling and presence (DOMAIN rules 1 and 2)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.errors import ClashError, MinutesError, NotYetError, SessionFullError
from coordination.models import Attendance
from coordination.services import cancel_sign_up, record_presence, sign_up
from core.errors import NotAllowedError
from core.requirements import RequirementNotMetError
from outbox.services import deliver_due
from projects.enums import RequirementKind, Stage
from projects.errors import SessionGoneError
from projects.session_services import cancel_session
from tests.factories.people import COPENHAGEN, make_staff, make_user, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, move_to_past, publish

pytestmark = pytest.mark.django_db


def test_sign_up_takes_the_lowest_free_seat():
    place = make_place(seats=2)
    first = sign_up(person=make_volunteer().person, place=place)
    second = sign_up(person=make_volunteer().person, place=place)
    assert (first.seat, second.seat) == (1, 2)
    cancel_sign_up(attendance=first, person=first.person)
    assert sign_up(person=make_volunteer().person, place=place).seat == 1


def test_signing_up_twice_keeps_one_seat():
    place, person = make_place(), make_volunteer().person
    assert sign_up(person=person, place=place) == sign_up(person=person, place=place)
    assert Attendance.objects.count() == 1


def test_sign_up_stays_within_its_queries(django_assert_max_num_queries):
    role = make_role(
        requirements=[RequirementKind.AMBASSADOR, RequirementKind.DISTRICT, RequirementKind.ADULT]
    )
    place, person = make_place(role), make_volunteer().person
    with django_assert_max_num_queries(20):
        sign_up(person=person, place=place)


def test_full_session_refuses():
    place = make_place(seats=1)
    sign_up(person=make_volunteer().person, place=place)
    with pytest.raises(SessionFullError):
        sign_up(person=make_volunteer().person, place=place)


def test_overlapping_session_refuses():
    person = make_volunteer().person
    start = timezone.now() + timedelta(days=3)
    sign_up(person=person, place=make_place(starts_at=start, hours=2))
    with pytest.raises(ClashError):
        sign_up(person=person, place=make_place(starts_at=start + timedelta(hours=1)))
    assert sign_up(person=person, place=make_place(starts_at=start + timedelta(hours=2))).seat == 1


def test_requirement_names_the_way_out():
    place = make_place(make_role(requirements=[RequirementKind.AGREEMENT]))
    with pytest.raises(RequirementNotMetError) as caught:
        sign_up(person=make_volunteer(signed=False).person, place=place)
    assert [item.kind for item in caught.value.refusals] == ["agreement"]
    assert all(item.way_out for item in caught.value.refusals)


def test_ambassador_of_another_district_is_refused():
    place = make_place(make_role(requirements=[RequirementKind.AMBASSADOR, RequirementKind.DISTRICT]))
    with pytest.raises(RequirementNotMetError):
        sign_up(person=make_volunteer(COPENHAGEN).person, place=place)


@pytest.mark.parametrize("stage", [Stage.IDEA, Stage.EVALUATING, Stage.CLOSED])
def test_project_that_is_not_open_refuses(stage):
    project = make_project(stage=stage)
    publish(project)
    place = make_place(make_role(make_initiative(project)))
    with pytest.raises(SessionGoneError):
        sign_up(person=make_volunteer().person, place=place)


def test_past_and_unpublished_sessions_refuse():
    past = make_place()
    move_to_past(past)
    hidden = make_place(make_role(make_initiative(make_project())))
    for place in (past, hidden):
        with pytest.raises(SessionGoneError):
            sign_up(person=make_volunteer().person, place=place)


def test_cancelled_session_gives_seats_back_and_tells():
    place, person = make_place(), make_volunteer().person
    attendance = sign_up(person=person, place=place)
    cancel_session(session=place.session, actor=make_staff(), reason="Storm")
    attendance.refresh_from_db()
    assert attendance.state == AttendanceState.CANCELLED
    deliver_due()
    assert any("Storm" in message.body and message.to == [person.email] for message in mail.outbox)


def test_nobody_cancels_for_another():
    attendance = sign_up(person=make_volunteer().person, place=make_place())
    with pytest.raises(NotAllowedError):
        cancel_sign_up(attendance=attendance, person=make_user())


class TestPresence:
    def test_came_with_minutes_then_corrected(self):
        place, person, staff = make_place(), make_volunteer().person, make_staff()
        attendance = sign_up(person=person, place=place)
        move_to_past(place)
        record_presence(attendance=attendance, actor=staff, state=AttendanceState.ATTENDED, minutes=90)
        figures = Attendance.objects.participation()
        assert (figures.people, figures.times, figures.minutes) == (1, 1, 90)
        record_presence(
            attendance=attendance, actor=staff, state=AttendanceState.ABSENT, reason="Forkert linje."
        )
        assert Attendance.objects.participation().minutes == 0

    def test_not_before_the_start(self):
        attendance = sign_up(person=make_volunteer().person, place=make_place())
        with pytest.raises(NotYetError):
            record_presence(attendance=attendance, actor=make_staff(), state="attended", minutes=60)

    @pytest.mark.parametrize("minutes", [None, 0, 1441])
    def test_minutes_must_make_sense(self, minutes):
        place = make_place()
        attendance = sign_up(person=make_volunteer().person, place=place)
        move_to_past(place)
        with pytest.raises(MinutesError):
            record_presence(attendance=attendance, actor=make_staff(), state="attended", minutes=minutes)

    def test_other_district_may_not(self):
        place = make_place()
        attendance = sign_up(person=make_volunteer().person, place=place)
        move_to_past(place)
        with pytest.raises(NotAllowedError):
            record_presence(
                attendance=attendance, actor=make_staff(district=COPENHAGEN), state="attended", minutes=60
            )


def test_database_guards_a_seat_without_our_help():
    place = make_place()
    attendance = sign_up(person=make_volunteer().person, place=place)
    fields = {
        "session": place.session,
        "place": place,
        "starts_at": attendance.starts_at,
        "ends_at": attendance.ends_at,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(person=make_user(), seat=attendance.seat, **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attendance.objects.create(person=attendance.person, seat=2, **fields)
