"""Real connections at the same moment: two merges against each other, and a sign-up against a merge."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import User
from coordination.models import Attendance
from coordination.services import sign_up
from core.errors import TryghedError
from projects.models import SessionPlace
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place, make_role
from volunteers.duplicates.services import merge_people

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
TRIALS = 8


def _at_once(*works):
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait(timeout=30)
            work()
            return "yes"
        except TryghedError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_two_merges_against_each_other_leave_one_person():
    coordinator = make_staff()
    for _ in range(TRIALS):
        one, other = make_volunteer().person, make_volunteer().person

        def merge(keep, gone):
            merge_people(keep=keep, gone=gone, actor=User.objects.get(pk=coordinator.pk), reason="Samme.")

        answers = _at_once(lambda: merge(one, other), lambda: merge(other, one))  # noqa: B023
        assert sorted(answers) == ["merged_already", "yes"]
        left = User.objects.filter(pk__in=[one.pk, other.pk], is_active=True)
        assert left.count() == 1
        assert left.get().volunteer


def test_a_seat_taken_at_the_moment_of_a_merge_is_never_left_with_who_is_gone():
    coordinator, role = make_staff(), make_role()
    outcomes = set()
    for trial in range(TRIALS):
        keep, gone = make_volunteer().person, make_volunteer().person
        start = timezone.now() + timedelta(days=10 + trial)
        mine, theirs = make_place(role, starts_at=start), make_place(role, starts_at=start)
        sign_up(person=keep, place=mine)

        def take(gone=gone, pk=theirs.pk):
            sign_up(person=gone, place=SessionPlace.objects.select_related("role").get(pk=pk))

        def merge(keep=keep, gone=gone):
            merge_people(keep=keep, gone=gone, actor=User.objects.get(pk=coordinator.pk), reason="Samme.")

        answers = _at_once(take, merge)
        outcomes.add(answers[0])
        assert answers[0] in {"yes", "not_allowed"}
        assert answers[1] == "yes"
        assert not Attendance.objects.filter(person=gone).exists()
        assert Attendance.objects.seated().get(person=keep).place == mine
    assert outcomes <= {"yes", "not_allowed"}


def test_who_was_merged_takes_no_seat_afterwards():
    keep, gone, place = make_volunteer().person, make_volunteer().person, make_place()
    merge_people(keep=keep, gone=gone, actor=make_staff(), reason="Samme.")
    answers = _at_once(lambda: sign_up(person=gone, place=place))
    assert answers == ["not_allowed"]
