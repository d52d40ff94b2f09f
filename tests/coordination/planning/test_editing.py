"""What a coordinator changes in a plan, and decides for those to come."""

import pytest

from accounts.enums import Role as StaffRole
from accounts.history import history_of
from accounts.models import StateChange
from coordination.planning.editing import discard, hold_pair, leave_out, put_back, release_hold
from coordination.planning.enums import PAIRS, PLANS, Hold, PairState, PlanState
from coordination.planning.errors import NotOfDistrictError, PairChangedError, PlanBusyError, PlanClosedError
from coordination.planning.models import PairHold
from coordination.planning.sending import send
from core.errors import NotAllowedError, TransitionError
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_volunteer
from tests.factories.plans import make_opening, make_plan

pytestmark = pytest.mark.django_db
PLAN_STEPS = {("send", "proposed"): "sent", ("discard", "proposed"): "discarded"}
PAIR_STEPS = {
    ("leave_out", "proposed"): "left_out",
    ("put_back", "left_out"): "proposed",
    ("choose", "proposed"): "chosen",
    ("ask", "chosen"): "asked",
    ("overtake", "chosen"): "overtaken",
    ("give_back", "chosen"): "proposed",
}


@pytest.fixture
def pair():
    make_opening(), make_volunteer()
    return make_plan().pairs.get()


@pytest.mark.parametrize(
    ("machine", "states", "steps"), [(PLANS, PlanState, PLAN_STEPS), (PAIRS, PairState, PAIR_STEPS)]
)
def test_every_step_allowed_and_forbidden(machine, states, steps):
    for name in machine.names():
        for state in states.values:
            if (name, state) in steps:
                assert machine.check(name, state).target == steps[name, state]
            else:
                with pytest.raises(TransitionError):
                    machine.check(name, state)


def test_left_out_and_put_back(pair):
    staff = make_staff()
    other = make_volunteer()
    pair.plan.pairs.create(person=other.person, role=pair.role, score=1)
    assert leave_out(pair=pair, actor=staff).state == PairState.LEFT_OUT
    send(plan=pair.plan, actor=staff, pairs=[pair.plan.pairs.exclude(pk=pair.pk).get().pk])
    pair.plan.refresh_from_db()
    assert pair.plan.state == PlanState.SENT
    with pytest.raises(PlanClosedError):
        put_back(pair=pair, actor=staff)


def test_put_back_twice_says_so(pair):
    staff = make_staff()
    leave_out(pair=pair, actor=staff)
    assert put_back(pair=pair, actor=staff).state == PairState.PROPOSED
    with pytest.raises(PairChangedError):
        put_back(pair=pair, actor=staff)
    assert [change.transition for change in history_of(pair)] == ["leave_out", "put_back"]


@pytest.mark.parametrize(
    ("role", "district"),
    [(StaffRole.COORDINATOR, COPENHAGEN), (StaffRole.CONTACT_OFFICER, FYN), (StaffRole.EDITOR, FYN)],
)
def test_coordinators_of_the_district_alone(pair, role, district):
    actor = make_staff(role, district)
    hold = PairHold.objects.create(person=pair.person, role=pair.role, hold=Hold.PINNED, by=make_staff())
    for call in (
        lambda: leave_out(pair=pair, actor=actor),
        lambda: put_back(pair=pair, actor=actor),
        lambda: discard(plan=pair.plan, actor=actor),
        lambda: hold_pair(role=pair.role, person_id=pair.person_id, hold=Hold.REFUSED, actor=actor),
        lambda: release_hold(hold=hold, actor=actor),
    ):
        with pytest.raises(NotAllowedError):
            call()
    pair.refresh_from_db()
    assert (pair.state, PairHold.objects.get().hold) == (PairState.PROPOSED, Hold.PINNED)


def test_put_aside_once(pair):
    staff = make_staff()
    assert discard(plan=pair.plan, actor=staff).state == PlanState.DISCARDED
    assert [(change.transition, change.actor) for change in history_of(pair.plan)] == [("discard", staff)]
    with pytest.raises(PlanClosedError):
        discard(plan=pair.plan, actor=staff)


def test_not_put_aside_while_it_is_sent(pair):
    pair.plan.pairs.update(state=PairState.CHOSEN)
    with pytest.raises(PlanBusyError):
        discard(plan=pair.plan, actor=make_staff())


def test_never_takes_the_pair_out_and_keeps_it_out(pair):
    staff = make_staff()
    hold_pair(role=pair.role, person_id=pair.person_id, hold=Hold.REFUSED, actor=staff)
    pair.refresh_from_db()
    assert (pair.state, make_plan().filled) == (PairState.LEFT_OUT, 0)
    release_hold(hold=PairHold.objects.get(), actor=staff)
    assert make_plan().filled == 1
    steps = StateChange.objects.filter(subject_type="coordination_planning.pairhold").order_by("pk")
    assert list(steps.values_list("transition", "source", "target")) == [
        ("hold", "", "refused"),
        ("release", "refused", ""),
    ]


def test_always_is_changed_into_never(pair):
    for hold in (Hold.PINNED, Hold.REFUSED):
        hold_pair(role=pair.role, person_id=pair.person_id, hold=hold, actor=make_staff())
    assert PairHold.objects.get().hold == Hold.REFUSED


def test_who_is_pinned_and_asked_is_not_planned_again(pair):
    staff = make_staff()
    hold_pair(role=pair.role, person_id=pair.person_id, hold=Hold.PINNED, actor=staff)
    assert make_plan().pairs.get().person_id == pair.person_id
    send(plan=make_plan(), actor=staff)
    plan = make_plan()
    assert (plan.open, plan.filled) == (0, 0)


@pytest.mark.parametrize("district", [COPENHAGEN, None])
def test_ambassadors_of_the_district_alone_are_held(pair, district):
    person = make_volunteer(district).person if district else make_staff()
    with pytest.raises(NotOfDistrictError):
        hold_pair(role=pair.role, person_id=person.pk, hold=Hold.PINNED, actor=make_staff())


def test_releasing_twice_is_harmless(pair):
    staff = make_staff()
    hold = hold_pair(role=pair.role, person_id=pair.person_id, hold=Hold.PINNED, actor=staff)
    again = PairHold.objects.get()
    release_hold(hold=hold, actor=staff)
    release_hold(hold=again, actor=staff)
    assert StateChange.objects.filter(transition="release").count() == 1
