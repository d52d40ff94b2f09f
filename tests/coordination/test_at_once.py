"""A session is moved, called off or made smaller while people sign up; an offer runs out while it is answered."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.enums import LIVE, TAKEN, AttendanceState
from coordination.errors import OfferGoneError, SeatsTakenError
from coordination.models import Attendance
from coordination.services import accept_offer, cancel_sign_up, join_waiting_list, lapse_offers, sign_up
from core.errors import TryghedError
from projects.errors import SessionGoneError, SessionTouchedError
from projects.models import Session, SessionPlace
from projects.session_services import SessionData, cancel_session, change_session, data_of, mark_of
from tests.at_once import all_at_once
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place, make_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
A = AttendanceState
TRIALS, AT_ONCE = 12, 5


@pytest.fixture
def world():
    """A coordinator, people, and a fresh place at a session each time."""
    staff, role = make_staff(), make_role()
    people = [make_volunteer().person for _ in range(AT_ONCE)]
    return (
        staff,
        people,
        lambda number, **fields: make_place(
            role, starts_at=timezone.now() + timedelta(days=10 + number), **fields
        ),
    )


def signing_up(people, place):
    def one(person):
        fresh = SessionPlace.objects.select_related("role").get(pk=place.pk)
        return sign_up(person=person, place=fresh)

    return [lambda person=person: one(person) for person in people]


def unexpected(results):
    return [each for each in results if isinstance(each, Exception) and not isinstance(each, TryghedError)]


def changed(session, staff, hours=0, seats=None, **more):
    """The session, so many hours later or with so many seats."""
    data, shift = data_of(session), timedelta(hours=hours)
    numbers = {role: seats or number for role, number in data.seats.items()}
    new = SessionData(
        data.starts_at + shift, data.ends_at + shift, data.place, data.postal_code, numbers, data.more
    )
    return change_session(session=session, actor=staff, data=new, **more)


def fresh(place):
    return Session.objects.select_related("initiative__project", "postal_code").get(pk=place.session_id)


def test_whoever_signs_up_while_it_is_moved_comes_at_the_new_time(world):
    staff, people, new_place = world
    for number in range(TRIALS):
        place = new_place(number, seats=AT_ONCE)
        results = all_at_once(
            *signing_up(people, place), lambda place=place: changed(fresh(place), staff, hours=3)
        )
        assert [each for each in results if isinstance(each, Exception)] == []
        session = fresh(place)
        rows = Attendance.objects.filter(session=session)
        assert {(row.state, row.starts_at, row.ends_at) for row in rows} == {
            (A.SIGNED_UP, session.starts_at, session.ends_at)
        }
        assert rows.count() == AT_ONCE


def test_nobody_is_left_on_what_was_called_off(world):
    staff, people, new_place = world
    for number in range(TRIALS):
        place = new_place(number, seats=AT_ONCE)
        results = all_at_once(
            *signing_up(people, place),
            lambda place=place: cancel_session(session=fresh(place), actor=staff, reason="Storm"),
        )
        assert unexpected(results) == []
        assert {type(each) for each in results} <= {Attendance, Session, SessionGoneError}
        assert not Attendance.objects.filter(session=place.session_id, state__in=LIVE).exists()


def test_fewer_seats_and_people_at_once_never_overbook(world):
    staff, people, new_place = world
    for number in range(TRIALS):
        place = new_place(number, seats=AT_ONCE)
        results = all_at_once(
            *signing_up(people, place), lambda place=place: changed(fresh(place), staff, seats=2)
        )
        assert unexpected(results) == []
        seats = SessionPlace.objects.get(pk=place.pk).seats
        taken = Attendance.objects.filter(place=place, state__in=TAKEN)
        assert taken.count() == sum(isinstance(each, Attendance) for each in results) <= seats
        assert seats == (5 if isinstance(results[-1], SeatsTakenError) else 2)


def test_of_two_changes_at_once_the_second_is_told(world):
    staff, _people, new_place = world
    for number in range(TRIALS):
        place = new_place(number)
        seen = mark_of(fresh(place))
        acts = [
            lambda place=place, seen=seen, hours=hours: changed(fresh(place), staff, hours=hours, seen=seen)
            for hours in (1, 2)
        ]
        results = all_at_once(*acts)
        assert sorted(isinstance(each, SessionTouchedError) for each in results) == [False, True], results


def test_an_offer_that_runs_out_while_it_is_answered_is_one_or_the_other(world):
    _staff, people, new_place = world
    first, second, third, *_rest = people
    for number in range(TRIALS):
        place = new_place(number, seats=1)
        taken = sign_up(person=first, place=place)
        [row] = join_waiting_list(people=[second], place=place, actor=second)
        [later] = join_waiting_list(people=[third], place=place, actor=third)
        cancel_sign_up(attendance=taken, person=first)
        Attendance.objects.filter(pk=row.pk).update(held_until=timezone.now() + timedelta(milliseconds=20))
        yes, _lapsed = all_at_once(lambda row=row: accept_offer(attendance=row, person=second), lapse_offers)
        lapse_offers() if isinstance(yes, Exception) else None
        row.refresh_from_db()
        later.refresh_from_db()
        states = (row.state, later.state)
        if isinstance(yes, Exception):
            assert isinstance(yes, OfferGoneError)
            assert states == (A.LAPSED, A.OFFERED)
        else:
            assert states == (A.SIGNED_UP, A.WAITLISTED)
        Attendance.objects.filter(session=place.session_id).update(state=A.CANCELLED)
