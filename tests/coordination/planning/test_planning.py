"""Plans of a district: who is in them, who isn't, and why."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from accounts.enums import Role as StaffRole
from coordination.enums import AssignmentState
from coordination.matching.wording import in_one_line
from coordination.models import Assignment
from coordination.planning.enums import Hold, PlanState
from coordination.planning.models import MatchPlan, PairHold
from coordination.planning.openings import clashes_of, openings_of
from coordination.planning.services import plan_district
from coordination.services import invite, sign_up
from core.errors import NotAllowedError
from core.vocabulary import day_part_of
from outbox.models import Message
from projects.enums import Stage
from tests.factories.people import COPENHAGEN, FYN, add_slots, make_staff, make_volunteer
from tests.factories.plans import ALL
from tests.factories.plans import make_opening as opening
from tests.factories.work import make_initiative, make_project

pytestmark = pytest.mark.django_db


def pairs_of(plan):
    return sorted(plan.pairs.values_list("person", "role"))


def test_more_places_are_filled_than_one_by_one():
    picky, easy = opening(requirements=[*ALL, [("screening", "talk")]]), opening(days=8)
    able, other = make_volunteer(cleared=True), make_volunteer()
    plan = plan_district(district=FYN)
    assert pairs_of(plan) == sorted([(able.person_id, picky.pk), (other.person_id, easy.pk)])
    assert (plan.open, plan.filled, plan.is_best, plan.state) == (2, 2, True, PlanState.PROPOSED)
    assert plan.score == sum(plan.pairs.values_list("score", flat=True))


def test_nobody_is_told_and_nothing_is_changed():
    role = opening()
    make_volunteer()
    plan_district(district=FYN)
    assert not Message.objects.exists()
    assert not Assignment.objects.exists()
    role.refresh_from_db()


def test_the_reasons_of_the_day_are_kept():
    role = opening(wishes=[("language", "ar")])
    make_volunteer()
    pair = plan_district(district=FYN).pairs.get()
    assert pair.role == role
    assert sum(pair.numbers.values()) == pair.score
    assert {"near", "never_asked"} <= {reason["code"] for reason in pair.sentences}


def test_nobody_gets_two_roles_at_the_same_time():
    first, second, later = opening(), opening(), opening(days=9)
    person = make_volunteer().person_id
    plan = plan_district(district=FYN)
    mine = {role for who, role in pairs_of(plan) if who == person}
    assert later.pk in mine
    assert len(mine & {first.pk, second.pk}) == 1
    assert (plan.open, plan.filled) == (3, 2)


@pytest.mark.parametrize("what", ["holds it", "holds another then", "has a seat then", "said no", "refused"])
def test_who_is_left_out(what):
    role, staff = opening(), make_staff()
    person = make_volunteer().person
    if what == "holds it":
        role.number = 2
        role.save()
        invite(role=role, person_ids=[person.pk], actor=staff)
    elif what == "holds another then":
        invite(role=opening(), person_ids=[person.pk], actor=staff)
    elif what == "has a seat then":
        sign_up(person=person, place=opening(hours=1).session_places.get())
    elif what == "said no":
        Assignment.objects.create(
            person=person,
            role=role,
            state=AssignmentState.DECLINED,
            invited_at=timezone.now() - timedelta(days=40),
        )
    else:
        PairHold.objects.create(person=person, role=role, hold=Hold.REFUSED, by=staff)
    assert (person.pk, role.pk) not in pairs_of(plan_district(district=FYN))


def test_a_no_is_forgotten_after_a_while():
    role, person = opening(), make_volunteer().person
    Assignment.objects.create(
        person=person,
        role=role,
        state=AssignmentState.DECLINED,
        invited_at=timezone.now() - timedelta(days=91),
    )
    assert pairs_of(plan_district(district=FYN)) == [(person.pk, role.pk)]


@pytest.mark.parametrize(("most", "filled"), [(0, 0), (1, 1), (None, 2)])
def test_nobody_is_asked_more_often_than_they_want(most, filled):
    opening(), opening(days=9), opening(days=11)
    person = make_volunteer().person
    person.profile.asked_at_most = most
    person.profile.save()
    assert plan_district(district=FYN).filled == filled  # two roles at once are the most in any case


def test_what_is_pinned_stands_even_where_another_suits_better():
    role = opening()
    make_volunteer()
    far = make_volunteer().person
    far.profile.travel_km = 1
    far.profile.save()
    PairHold.objects.create(person=far, role=role, hold=Hold.PINNED, by=make_staff())
    plan = plan_district(district=FYN)
    assert pairs_of(plan) == [(far.pk, role.pk)]
    assert (plan.filled, plan.open, plan.is_best) == (1, 1, True)


def test_other_districts_are_left_alone():
    opening(initiative=make_initiative(make_project(COPENHAGEN)))
    make_volunteer(COPENHAGEN)
    here, person = opening(), make_volunteer().person
    assert pairs_of(plan_district(district=FYN)) == [(person.pk, here.pk)]


@pytest.mark.parametrize("what", ["closed", "past", "full"])
def test_roles_that_lack_nobody(what):
    role = opening(days=-3 if what == "past" else 7)
    if what == "closed":
        role.initiative.project.stage = Stage.CLOSED
        role.initiative.project.save()
    if what == "full":
        invite(role=role, person_ids=[make_volunteer().person_id], actor=make_staff())
    assert openings_of(FYN) == []
    plan = plan_district(district=FYN)
    assert (plan.open, plan.filled, plan.is_best) == (0, 0, True)


def test_gaps_say_which_single_relaxation_would_help():
    role = opening(number=9, requirements=[*ALL, [("screening", "talk")]])
    starts = timezone.localtime(role.session_places.get().session.starts_at)
    make_volunteer()  # lacks the screening alone
    busy = make_volunteer(cleared=True).person
    add_slots(busy, (starts.isoweekday() % 7 + 1, str(day_part_of(starts.hour))))
    unsigned = make_volunteer(signed=False)  # lacks two things: no single one would do
    assert unsigned
    fits = make_volunteer(cleared=True).person_id
    plan = plan_district(district=FYN)
    gap = plan.gaps.get()
    assert pairs_of(plan) == [(fits, role.pk)]
    assert (gap.missing, gap.further, gap.other_times, gap.more) == (8, 0, 1, {"screening": 1})


def test_the_next_plan_asks_somebody_else():
    role = opening(number=1)
    make_volunteer(), make_volunteer()
    first = plan_district(district=FYN).pairs.get().person_id
    invite(role=role, person_ids=[first], actor=make_staff())
    opening(days=9)
    assert plan_district(district=FYN).pairs.get().person_id != first


def test_the_same_gives_the_same():
    for days in (7, 8, 9):
        opening(days=days, number=2)
    for _each in range(5):
        make_volunteer()
    assert pairs_of(plan_district(district=FYN)) == pairs_of(plan_district(district=FYN))


@pytest.mark.parametrize(
    ("role", "district"),
    [(StaffRole.COORDINATOR, COPENHAGEN), (StaffRole.EDITOR, FYN), (StaffRole.LEADERSHIP, None)],
)
def test_coordinators_of_the_district_alone(role, district):
    with pytest.raises(NotAllowedError):
        plan_district(district=FYN, actor=make_staff(role, district))
    assert not MatchPlan.objects.exists()
    assert plan_district(district=FYN, actor=make_staff()).made_by is not None


def test_queries_do_not_grow_with_people_or_roles(django_assert_max_num_queries):
    for days in range(4):
        opening(days=7 + days, number=3)
    for _each in range(10):
        make_volunteer()
    with django_assert_max_num_queries(36):
        plan_district(district=FYN)


def test_the_command_says_what_came_of_it():
    opening(number=2)
    make_volunteer()
    out = StringIO()
    call_command("plan_matches", "--district", FYN, stdout=out)
    assert out.getvalue().startswith(f"{FYN}: 1 of 2 places filled")
    out = StringIO()
    call_command("plan_matches", "--all", "--json", stdout=out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(rows) == 12
    mine = next(row for row in rows if row["district"] == FYN)
    assert (mine["open"], mine["filled"], mine["optimal"]) == (2, 1, True)


@pytest.mark.parametrize("arguments", [["--district", "9999"], [], ["--district", FYN, "--all"]])
def test_the_command_refuses(arguments):
    with pytest.raises(CommandError):
        call_command("plan_matches", *arguments)


def test_times_that_touch_do_not_clash():
    now = timezone.now()
    hour = timedelta(hours=1)
    assert clashes_of({1: [(now, now + hour)], 2: [(now + hour, now + 2 * hour)]}) == frozenset()
    times = {
        3: [(now, now + 3 * hour)],
        1: [(now + hour, now + 2 * hour), (now, now + hour)],
        2: [(now - hour, now)],
    }
    assert clashes_of(times) == {(1, 3)}


def test_reasons_speak_danish():
    opening()
    make_volunteer()
    pair = plan_district(district=FYN).pairs.get()
    with translation.override("da"):
        assert "Det er første gang, vi spørger." in in_one_line(pair.sentences)
