"""Real connections at the same moment: the last place, and one person in two places (DOMAIN rule 1)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from coordination.models import Attendance
from coordination.services import sign_up
from core.errors import TryghedError
from projects.models import SessionPlace
from tests.factories.people import make_volunteer
from tests.factories.work import make_place, make_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
AT_ONCE = 8
TRIALS = 10


def _try(person, place_id, barrier):
    try:
        barrier.wait(timeout=30)
        sign_up(person=person, place=SessionPlace.objects.select_related("role").get(pk=place_id))
        return "yes"
    except TryghedError as error:
        return error.code
    finally:
        connection.close()


def _all_at_once(pairs):
    barrier = Barrier(len(pairs))
    with ThreadPoolExecutor(len(pairs)) as pool:
        return list(pool.map(lambda pair: _try(*pair, barrier), pairs))


def test_last_place_is_given_once_and_never_lost():
    people = [make_volunteer().person for _ in range(AT_ONCE)]
    role = make_role()
    for trial in range(TRIALS):
        place = make_place(role, seats=1, starts_at=timezone.now() + timedelta(days=10 + trial))
        answers = _all_at_once([(person, place.pk) for person in people])
        assert sorted(answers) == ["session_full"] * (AT_ONCE - 1) + ["yes"]
        assert Attendance.objects.seated().filter(place=place).count() == 1


def test_one_person_gets_exactly_one_of_two_clashing_sessions():
    person, role = make_volunteer().person, make_role()
    for trial in range(TRIALS):
        start = timezone.now() + timedelta(days=10 + trial)
        places = [make_place(role, starts_at=start), make_place(role, starts_at=start + timedelta(hours=1))]
        answers = _all_at_once([(person, place.pk) for place in places])
        assert sorted(answers) == ["clash", "yes"]
