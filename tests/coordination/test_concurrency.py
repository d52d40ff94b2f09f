"""Real connections at the same moment: the last place, and one person in two places (DOMAIN rule 1)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import accept_offer, cancel_sign_up, come_after_all, join_waiting_list, sign_up
from core.errors import TryghedError
from projects.models import SessionPlace
from tests.factories.people import make_volunteer
from tests.factories.work import make_place, make_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
AT_ONCE = 8
TRIALS = 200  # QUALITY: nothing overbooked and nothing lost in so many
FEW = 30


def _at_once(calls):
    """Make the calls at one moment, each with a connection of its own; what each came to."""
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait(timeout=30)
            call()
            return "yes"
        except TryghedError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def _signing_up(person, place_id):
    def call():
        place = SessionPlace.objects.select_related("role").get(pk=place_id)
        return sign_up(person=person, place=place)

    return call


def _days_ahead(number):
    return timezone.now() + timedelta(days=10 + number)


def test_last_place_is_given_once_and_never_lost():
    people = [make_volunteer().person for _ in range(AT_ONCE)]
    role = make_role()
    for trial in range(TRIALS):
        place = make_place(role, seats=1, starts_at=_days_ahead(trial))
        answers = _at_once([_signing_up(person, place.pk) for person in people])
        assert sorted(answers) == ["session_full"] * (AT_ONCE - 1) + ["yes"]
        assert Attendance.objects.seated().filter(place=place).count() == 1


def test_one_person_gets_exactly_one_of_two_clashing_sessions():
    person, role = make_volunteer().person, make_role()
    for trial in range(TRIALS):
        start = _days_ahead(trial)
        places = [make_place(role, starts_at=start), make_place(role, starts_at=start + timedelta(hours=1))]
        answers = _at_once([_signing_up(person, place.pk) for place in places])
        assert sorted(answers) == ["clash", "yes"]


def test_a_place_that_is_given_back_is_offered_to_one_while_others_come_and_go():
    """Cancelling, queueing and signing up at once: the seat is somebody's or offered, and to one person alone."""
    role = make_role()
    people = [make_volunteer().person for _ in range(6)]
    for trial in range(FEW):
        place = make_place(role, seats=1, starts_at=_days_ahead(trial))
        held = sign_up(person=people[0], place=place)
        join_waiting_list(people=[people[1]], place=place, actor=people[1])
        calls = [lambda row=held: cancel_sign_up(attendance=row, person=row.person)]
        calls += [
            lambda person=person, place=place: join_waiting_list(people=[person], place=place, actor=person)
            for person in people[2:4]
        ]
        calls += [_signing_up(person, place.pk) for person in people[4:]]
        answers = _at_once(calls)
        assert answers[0] == "yes"
        holding = Attendance.objects.filter(place=place, seat=1).exclude(state=AttendanceState.CANCELLED)
        assert [(row.person, row.state) for row in holding] == [(people[1], AttendanceState.OFFERED)]


def test_coming_after_all_and_being_stood_in_for_at_once():
    role = make_role()
    people = [make_volunteer().person for _ in range(3)]
    for trial in range(FEW):
        place = make_place(role, seats=1, starts_at=_days_ahead(trial))
        place.session.late_hours = 14 * 24
        place.session.starts_at = timezone.now() + timedelta(days=5, hours=3 * trial)
        place.session.ends_at = place.session.starts_at + timedelta(hours=1)
        place.session.save()
        row = sign_up(person=people[0], place=place)
        cancel_sign_up(attendance=row, person=people[0])
        answers = _at_once(
            [
                lambda row=row: come_after_all(attendance=row, person=row.person),
                _signing_up(people[1], place.pk),
                _signing_up(people[2], place.pk),
            ]
        )
        assert answers.count("yes") == 1
        assert Attendance.objects.seated().filter(place=place).count() == 1


def test_yes_and_no_to_one_offer_at_once():
    role = make_role()
    people = [make_volunteer().person for _ in range(2)]
    for trial in range(FEW):
        place = make_place(role, seats=1, starts_at=_days_ahead(trial))
        held = sign_up(person=people[0], place=place)
        [row] = join_waiting_list(people=[people[1]], place=place, actor=people[1])
        cancel_sign_up(attendance=held, person=people[0])
        row.refresh_from_db()
        _at_once(
            [
                lambda row=row: accept_offer(attendance=row, person=row.person),
                lambda row=row: cancel_sign_up(attendance=row, person=row.person),
                lambda row=row: accept_offer(attendance=row, person=row.person),
            ]
        )
        row.refresh_from_db()
        assert (
            row.state == AttendanceState.CANCELLED
        )  # a no after a yes is a no; before it, the offer is gone
        assert not Attendance.objects.seated().filter(place=place).exists()
