"""Plans made in the background: one at a time, with steps, and never under way for ever."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from accounts.enums import Role as StaffRole
from coordination.planning import running, services
from coordination.planning.enums import Failure, JobState, PlanState, RunStep
from coordination.planning.jobs import STUCK_AFTER, TakenOverError, beat, claim, reap
from coordination.planning.models import MatchPlan, PlanRun
from coordination.planning.running import make_next, request_plan
from core.errors import NotAllowedError
from outbox.models import PeriodicRun
from outbox.worker import one_round
from places.models import District
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_volunteer
from tests.factories.plans import make_opening, make_plan

pytestmark = pytest.mark.django_db


def leave_behind(run, tries):
    """As a killed worker leaves it."""
    long_ago = timezone.now() - STUCK_AFTER - timedelta(seconds=1)
    PlanRun.objects.filter(pk=run.pk).update(state=JobState.RUNNING, seen_at=long_ago, tries=tries)


def test_the_worker_makes_what_was_asked_for():
    make_opening()
    make_volunteer()
    staff = make_staff()
    run = request_plan(district=FYN, actor=staff)
    assert (run.state, MatchPlan.objects.count()) == (JobState.QUEUED, 0)
    one_round()
    run.refresh_from_db()
    assert (run.state, run.step, run.plan.filled, run.plan.made_by) == (
        JobState.DONE,
        RunStep.STORING,
        1,
        staff,
    )
    assert PeriodicRun.objects.filter(name="plan-runs").exists()
    assert make_next() is None


def test_whoever_asks_again_gets_the_one_under_way():
    first = request_plan(district=FYN, actor=make_staff())
    assert request_plan(district=FYN, actor=make_staff()) == first
    claim(PlanRun)
    assert request_plan(district=FYN, actor=make_staff()) == first
    other = request_plan(district=COPENHAGEN, actor=make_staff(district=COPENHAGEN))
    assert other != first
    assert PlanRun.objects.count() == 2


@pytest.mark.parametrize(
    ("role", "district"),
    [(StaffRole.COORDINATOR, COPENHAGEN), (StaffRole.CONTACT_OFFICER, FYN), (StaffRole.LEADERSHIP, None)],
)
def test_coordinators_of_the_district_alone_ask(role, district):
    with pytest.raises(NotAllowedError):
        request_plan(district=FYN, actor=make_staff(role, district))
    assert not PlanRun.objects.exists()


def test_each_step_is_noted_as_it_begins(monkeypatch):
    seen = []
    monkeypatch.setattr(running, "beat", lambda run, step: seen.append(step))
    request_plan(district=FYN)
    make_next()
    assert seen == list(RunStep)


def test_what_a_killed_worker_left_begins_again():
    run = request_plan(district=FYN)
    leave_behind(run, tries=1)
    assert make_next() == run
    run.refresh_from_db()
    assert (run.state, run.tries) == (JobState.DONE, 2)


def test_what_was_killed_twice_fails_in_words_and_another_can_be_asked_for():
    run = request_plan(district=FYN)
    leave_behind(run, tries=2)
    assert make_next() is None
    run.refresh_from_db()
    assert (run.state, run.failure) == (JobState.FAILED, Failure.KILLED)
    assert request_plan(district=FYN) != run


def test_who_is_at_work_is_left_alone():
    request_plan(district=FYN)
    run = claim(PlanRun)
    assert reap(PlanRun) == 0
    run.refresh_from_db()
    assert run.state == JobState.RUNNING


def test_a_slow_worker_stores_nothing_when_another_took_over():
    request_plan(district=FYN)
    slow = claim(PlanRun)
    leave_behind(slow, tries=1)
    reap(PlanRun)
    with pytest.raises(TakenOverError):
        beat(slow, step=RunStep.STORING)
    running.attempt(slow, running._make)
    assert not MatchPlan.objects.exists()
    slow.refresh_from_db()
    assert slow.state == JobState.QUEUED


def test_an_error_is_told_and_stores_nothing(monkeypatch, caplog):
    def broken(_problem):
        raise RuntimeError("out of memory")

    monkeypatch.setattr(services, "solve", broken)
    run = request_plan(district=FYN)
    make_next()
    run.refresh_from_db()
    assert (run.state, run.failure, run.plan) == (JobState.FAILED, Failure.ERROR, None)
    assert "out of memory" in caplog.text
    assert not MatchPlan.objects.exists()


def test_who_lost_the_district_gets_no_plan():
    staff = make_staff()
    run = request_plan(district=FYN, actor=staff)
    staff.staff_roles.all().delete()
    make_next()
    run.refresh_from_db()
    assert (run.state, run.failure) == (JobState.FAILED, Failure.NOT_ALLOWED)


def test_a_newer_plan_takes_the_place_of_an_unsent_one():
    elsewhere, sent, older = make_plan(COPENHAGEN), make_plan(), make_plan()
    MatchPlan.objects.filter(pk=sent.pk).update(state=PlanState.SENT)
    newer = make_plan()
    states = dict(MatchPlan.objects.values_list("pk", "state"))
    assert states == {
        elsewhere.pk: PlanState.PROPOSED,
        sent.pk: PlanState.SENT,
        older.pk: PlanState.DISCARDED,
        newer.pk: PlanState.PROPOSED,
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_two_who_ask_at_the_same_moment_get_one_plan():
    barrier = Barrier(6)

    def ask(_number):
        try:
            barrier.wait(timeout=30)
            return request_plan(district=FYN).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        found = set(pool.map(ask, range(6)))
    assert len(found) == 1
    assert PlanRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_two_workers_make_each_plan_once():
    for district in District.objects.order_by("pk")[:4]:
        request_plan(district=district.pk)
    barrier = Barrier(4)

    def work(_number):
        try:
            barrier.wait(timeout=30)
            run = make_next()
            return run and run.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    while make_next():
        pass
    assert MatchPlan.objects.count() == 4
    assert set(PlanRun.objects.values_list("state", flat=True)) == {JobState.DONE}
