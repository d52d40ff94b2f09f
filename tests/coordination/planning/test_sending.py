"""Sending a plan: everybody is looked at again, nobody is asked twice, nothing is half done."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from accounts.enums import Role as StaffRole
from accounts.models import StaffRole as Held
from coordination.enums import AssignmentState
from coordination.models import Assignment
from coordination.planning import sending as sending_module
from coordination.planning.enums import Failure, JobState, NotNow, PairState, PlanState
from coordination.planning.errors import NothingToSendError, PlanChangedError, PlanClosedError
from coordination.planning.jobs import STUCK_AFTER, claim
from coordination.planning.models import MatchPlan, PlanSending
from coordination.planning.sending import send, send_next
from coordination.services import answer_invitation, invite, sign_up
from core.errors import NotAllowedError, TryghedError
from outbox.models import Message
from projects.enums import RequirementKind, Stage
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_volunteer
from tests.factories.plans import make_opening, make_plan
from tests.factories.work import move_to_past
from volunteers.enums import VolunteerState
from volunteers.models import Signature, Volunteer

pytestmark = pytest.mark.django_db


@pytest.fixture
def always_later(monkeypatch):
    """As with thousands: the worker does it."""
    monkeypatch.setattr(sending_module, "PAIRS_AT_ONCE", 0)


def invited():
    return sorted(Assignment.objects.values_list("person", "role", "state"))


def states(plan):
    return sorted(plan.pairs.values_list("state", flat=True))


def test_the_whole_plan_is_asked_and_sent():
    role = make_opening(number=2)
    make_volunteer(), make_volunteer()
    plan, staff = make_plan(), make_staff()
    sending = send(plan=plan, actor=staff)
    plan.refresh_from_db()
    assert (sending.state, plan.state, states(plan)) == (JobState.DONE, PlanState.SENT, [PairState.ASKED] * 2)
    pairs = sorted(plan.pairs.values_list("person", "role"))
    assert invited() == [(person, role.pk, AssignmentState.INVITED) for person, role_id in pairs]
    assert Message.objects.count() == 2
    assert set(Assignment.objects.values_list("invited_by", flat=True)) == {staff.pk}


def test_a_part_leaves_the_rest_in_the_plan():
    make_opening(), make_opening(days=9)
    make_volunteer(), make_volunteer()
    plan, staff = make_plan(), make_staff()
    first, second = plan.pairs.all()
    send(plan=plan, actor=staff, pairs=[first.pk], expected=1)
    plan.refresh_from_db()
    assert (plan.state, Assignment.objects.get().person_id) == (PlanState.PROPOSED, first.person_id)
    send(plan=plan, actor=staff, pairs=[second.pk])
    plan.refresh_from_db()
    assert (plan.state, plan.sendings.count()) == (PlanState.SENT, 2)


@pytest.mark.parametrize(
    ("role", "district"),
    [(StaffRole.COORDINATOR, COPENHAGEN), (StaffRole.CONTACT_OFFICER, FYN), (StaffRole.EDITOR, FYN)],
)
def test_coordinators_of_the_district_alone_send(role, district):
    make_opening(), make_volunteer()
    plan = make_plan()
    with pytest.raises(NotAllowedError):
        send(plan=plan, actor=make_staff(role, district))
    assert (states(plan), PlanSending.objects.count()) == ([PairState.PROPOSED], 0)


@pytest.mark.parametrize("state", [PlanState.SENT, PlanState.DISCARDED])
def test_a_closed_plan_sends_nothing(state):
    make_opening(), make_volunteer()
    plan = make_plan(state=state)
    with pytest.raises(PlanClosedError):
        send(plan=plan, actor=make_staff())
    assert invited() == []


def test_the_second_who_sends_the_same_is_told_and_asks_nobody():
    make_opening(), make_opening(days=9)
    make_volunteer(), make_volunteer()
    plan = make_plan()
    first = plan.pairs.all()[0]
    send(plan=plan, actor=make_staff(), pairs=[first.pk])
    with pytest.raises(NothingToSendError):
        send(plan=plan, actor=make_staff(), pairs=[first.pk])
    with pytest.raises(PlanChangedError):
        send(plan=plan, actor=make_staff(), expected=2)
    assert Assignment.objects.count() == 1


def _say_no(person, role, staff):
    assignment = invite(role=role, person_ids=[person.pk], actor=staff)[0]
    answer_invitation(assignment=assignment, person=person, yes=False)


def _fill(role):
    invite(role=role, person_ids=[make_volunteer().person_id], actor=make_staff())


def _ask_elsewhere(person, number, **when):
    for index in range(number):
        role = make_opening(**(when or {"days": 20 + index}))
        invite(role=role, person_ids=[person.pk], actor=make_staff())


def _wishes_no_more(person):
    person.profile.asked_at_most = 0
    person.profile.save()


CHANGES = {
    NotNow.ASKED_ALREADY: lambda person, role: invite(role=role, person_ids=[person.pk], actor=make_staff()),
    NotNow.GONE: lambda person, role: Volunteer.objects.update(state=VolunteerState.PAUSED),
    NotNow.SAID_NO: lambda person, role: _say_no(person, role, make_staff()),
    NotNow.ROLE_FULL: lambda person, role: _fill(role),
    NotNow.HAS_ENOUGH: lambda person, role: _ask_elsewhere(person, 2),
    NotNow.ASKED_ENOUGH: lambda person, role: _wishes_no_more(person),
    NotNow.ROLE_CLOSED: lambda person, role: type(role.initiative.project).objects.update(stage=Stage.CLOSED),
    NotNow.SESSION_PAST: lambda person, role: move_to_past(role.session_places.get()),
    RequirementKind.AGREEMENT: lambda person, role: Signature.objects.all().delete(),
}


@pytest.mark.parametrize("why", CHANGES)
def test_what_happened_in_the_meantime_is_a_reason(why):
    role, person = make_opening(), make_volunteer().person
    plan = make_plan()
    assert states(plan) == [PairState.PROPOSED]
    CHANGES[why](person, role)
    before = Assignment.objects.count()
    sending = send(plan=plan, actor=make_staff())
    pair = plan.pairs.get()
    assert (sending.state, pair.state, pair.why) == (JobState.DONE, PairState.OVERTAKEN, why)
    assert Assignment.objects.count() == before


@pytest.mark.parametrize("what", ["a seat", "a task"])
def test_who_has_something_else_at_that_time_by_now(what):
    role, person = make_opening(), make_volunteer().person
    plan = make_plan()
    other = make_opening(hours=1)
    if what == "a seat":
        sign_up(person=person, place=other.session_places.get())
    else:
        invite(role=other, person_ids=[person.pk], actor=make_staff())
    send(plan=plan, actor=make_staff())
    assert plan.pairs.get().why == NotNow.BUSY
    assert not Assignment.objects.filter(role=role).exists()


def test_the_others_of_the_role_are_asked_all_the_same():
    role = make_opening(number=3)
    people = [make_volunteer() for _each in range(3)]
    plan = make_plan()
    Volunteer.objects.filter(pk=people[0].pk).update(state=VolunteerState.ENDED)
    send(plan=plan, actor=make_staff())
    plan.refresh_from_db()
    assert states(plan) == [PairState.ASKED, PairState.ASKED, PairState.OVERTAKEN]
    assert (Assignment.objects.filter(role=role).count(), plan.state) == (2, PlanState.SENT)


def test_a_plan_of_which_nobody_could_be_asked_is_not_sent():
    make_opening(), make_volunteer()
    plan = make_plan()
    Volunteer.objects.update(state=VolunteerState.PAUSED)
    send(plan=plan, actor=make_staff())
    plan.refresh_from_db()
    assert plan.state == PlanState.PROPOSED


def test_a_person_who_was_erased_is_out_of_the_plan():
    make_opening(number=2)
    gone, stays = make_volunteer(), make_volunteer()
    plan = make_plan()
    plan.pairs.filter(person=gone.person).delete()  # erasure takes their rows (personal_data)
    send(plan=plan, actor=make_staff())
    assert [row[0] for row in invited()] == [stays.person_id]


def test_nobody_is_asked_beyond_the_wish_across_roles_of_one_plan():
    make_opening(), make_opening(days=9)
    person = make_volunteer().person
    plan = make_plan()
    assert plan.filled == 2
    person.profile.asked_at_most = 1
    person.profile.save()
    send(plan=plan, actor=make_staff())
    assert states(plan) == [PairState.ASKED, PairState.OVERTAKEN]
    assert Assignment.objects.count() == 1


def test_many_are_left_to_the_worker_in_rounds(always_later, monkeypatch):
    monkeypatch.setattr(sending_module, "ROLES_A_ROUND", 1)
    make_opening(), make_opening(days=9)
    make_volunteer(), make_volunteer()
    plan = make_plan()
    sending = send(plan=plan, actor=make_staff())
    assert (sending.state, states(plan), invited()) == (JobState.QUEUED, [PairState.CHOSEN] * 2, [])
    send_next()
    sending.refresh_from_db()
    assert (sending.state, states(plan)) == (JobState.QUEUED, [PairState.ASKED, PairState.CHOSEN])
    send_next()
    sending.refresh_from_db()
    plan.refresh_from_db()
    assert (sending.state, plan.state, Assignment.objects.count()) == (JobState.DONE, PlanState.SENT, 2)
    assert send_next() is None


def test_a_killed_worker_loses_nobody_and_asks_nobody_twice(always_later):
    make_opening(), make_opening(days=9)
    make_volunteer(), make_volunteer()
    plan = make_plan()
    sending = send(plan=plan, actor=make_staff())
    claim(PlanSending)
    sending_module._ask_for_role(sending, plan.pairs.first().role_id)
    PlanSending.objects.update(seen_at=timezone.now() - STUCK_AFTER - timedelta(seconds=1))
    send_next()
    assert states(plan) == [PairState.ASKED] * 2
    assert (Assignment.objects.count(), Message.objects.count()) == (2, 2)


@pytest.mark.parametrize("failure", [Failure.NOT_ALLOWED, Failure.KILLED, Failure.ERROR])
def test_a_sending_that_fails_gives_the_rest_back(always_later, monkeypatch, failure):
    make_opening(), make_volunteer()
    plan, staff = make_plan(), make_staff()
    sending = send(plan=plan, actor=staff)
    if failure == Failure.NOT_ALLOWED:
        Held.objects.filter(user=staff).delete()
    elif failure == Failure.KILLED:
        long_ago = timezone.now() - STUCK_AFTER - timedelta(seconds=1)
        PlanSending.objects.update(state=JobState.RUNNING, tries=2, seen_at=long_ago)
    else:
        monkeypatch.setattr(sending_module, "refusals", lambda *_args: 1 / 0)
    send_next()
    sending.refresh_from_db()
    assert (sending.state, sending.failure, states(plan)) == (JobState.FAILED, failure, [PairState.PROPOSED])
    assert invited() == []


def _at_once(calls):
    barrier = Barrier(len(calls))

    def go(call):
        try:
            barrier.wait(timeout=30)
            return call()
        except TryghedError as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(go, calls))


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
@pytest.mark.parametrize("later", [False, True])
def test_two_coordinators_accept_the_same_plan_at_once(later, monkeypatch):
    if later:
        monkeypatch.setattr(sending_module, "PAIRS_AT_ONCE", 0)
    make_opening(number=3), make_opening(number=3, days=9)
    for _each in range(6):
        make_volunteer()
    plan, staff = make_plan(), [make_staff() for _each in range(4)]
    pairs = plan.pairs.count()
    answers = _at_once([lambda actor=actor: send(plan=plan, actor=actor).state for actor in staff])
    assert len([answer for answer in answers if answer in JobState.values]) == 1
    assert {answer for answer in answers if answer not in JobState.values} <= {
        "nothing_to_send",
        "plan_closed",
    }
    _at_once([send_next] * 3)
    while send_next():
        pass
    assert (Assignment.objects.count(), Message.objects.count()) == (pairs, pairs)
    assert states(plan) == [PairState.ASKED] * pairs


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_a_plan_and_a_single_question_at_once_ask_once():
    role, person, staff = make_opening(), make_volunteer().person, make_staff()
    plan = make_plan()
    _at_once(
        [
            lambda: send(plan=plan, actor=staff).state,
            lambda: invite(role=role, person_ids=[person.pk], actor=make_staff()),
        ]
    )
    assert Assignment.objects.count() == 1
    assert plan.pairs.get().state in {PairState.ASKED, PairState.OVERTAKEN}
    assert MatchPlan.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_nobody_is_asked_beyond_the_wish_by_two_at_once():
    roles, person, staff = [make_opening(), make_opening(days=9)], make_volunteer().person, make_staff()
    person.profile.asked_at_most = 1
    person.profile.save()
    answers = _at_once(
        [lambda role=role: len(invite(role=role, person_ids=[person.pk], actor=staff)) for role in roles]
    )
    assert sorted(map(str, answers)) == ["1", "already_asked"]
    assert Assignment.objects.count() == 1
