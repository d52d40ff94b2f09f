"""Pairs a coordinator always wants: in every plan where they can be, and nobody's place is kept for one that can't."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from coordination.models import Assignment
from coordination.planning.enums import Hold
from coordination.planning.models import PairHold
from coordination.planning.pins import that_can_be
from coordination.planning.services import plan_district
from tests.coordination.planning.test_planning import pairs_of
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_volunteer
from tests.factories.plans import make_opening as opening
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db


def _pin(person, role):
    PairHold.objects.create(person=person, role=role, hold=Hold.PINNED, by=make_staff())


def _suspended(person, role):
    Volunteer.objects.filter(person=person).update(state="suspended")


def _moved(person, role):
    Volunteer.objects.filter(person=person).update(district=COPENHAGEN)


def _without_agreement(person, role):
    person.signatures.all().delete()


def _declined(person, role):
    Assignment.objects.create(person=person, role=role, state="declined", invited_at=timezone.now())


def _elsewhere(person, role):
    Assignment.objects.create(person=person, role=opening(), state="accepted")


def _asked_enough(person, role):
    person.profile.asked_at_most = 0
    person.profile.save()


@pytest.mark.parametrize(
    "what", [_suspended, _moved, _without_agreement, _declined, _elsewhere, _asked_enough]
)
def test_no_place_is_kept_for_a_pinned_person_who_cannot_be_asked(what):
    role = opening()
    pinned, other = make_volunteer().person, make_volunteer().person
    _pin(pinned, role)
    what(pinned, role)
    plan = plan_district(district=FYN)
    assert (other.pk, role.pk) in pairs_of(plan)
    assert plan.pairs.filter(role=role).count() == 1


def test_more_are_pinned_than_there_are_places():
    role = opening()
    people = [make_volunteer().person for _ in range(3)]
    for person in people:
        _pin(person, role)
    plan = plan_district(district=FYN)
    assert pairs_of(plan) == [(people[0].pk, role.pk)]
    assert (plan.filled, plan.open, plan.is_best) == (1, 1, True)


def test_nobody_is_pinned_to_two_roles_at_the_same_time():
    first, second = opening(), opening()
    person, other = make_volunteer().person, make_volunteer().person
    _pin(person, first)
    _pin(person, second)
    plan = plan_district(district=FYN)
    assert pairs_of(plan) == sorted([(person.pk, first.pk), (other.pk, second.pk)])


PEOPLE, OPENINGS = 4, 4
NUMBERS = st.integers(0, OPENINGS - 1)
PAIRS = st.sets(st.tuples(st.integers(0, PEOPLE - 1), NUMBERS))


@given(
    wanted=PAIRS,
    cannot=PAIRS,
    places=st.lists(st.integers(0, 2), min_size=OPENINGS, max_size=OPENINGS),
    asks=st.lists(st.integers(-1, 2), min_size=PEOPLE, max_size=PEOPLE),
    clashing=st.sets(st.sampled_from(list(combinations(range(OPENINGS), 2)))),
)
def test_what_is_kept_breaks_nothing_and_what_isnt_would(wanted, cannot, places, asks, clashing):
    def can(number):
        return np.array([(person, number) not in cannot for person in range(PEOPLE)])

    kept = that_can_be(wanted, can=can, places=places, asks=asks, clashing=clashing)

    def fits(pairs):
        by_opening, by_person = Counter(n for _p, n in pairs), Counter(p for p, _n in pairs)
        together = {
            (min(one, other), max(one, other))
            for p, one in pairs
            for q, other in pairs
            if p == q and one != other
        }
        return (
            not (set(pairs) & cannot)
            and all(by_opening[n] <= places[n] for n in by_opening)
            and all(by_person[p] <= asks[p] for p in by_person)
            and not (together & clashing)
        )

    assert set(kept) <= wanted
    assert len(set(kept)) == len(kept)
    assert fits(kept)
    assert not any(fits([*kept, pair]) for pair in wanted - set(kept))
