"""Sessions without a fixed time in a plan: they clash with nothing and suit whenever somebody can."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.matching.ranking import Ranking
from coordination.planning.building import Matchmaker
from coordination.planning.checks import refusals
from coordination.planning.enums import NotNow
from coordination.services import sign_up
from tests.factories.people import FYN, add_slots, make_volunteer
from tests.factories.plans import ALL
from tests.factories.work import make_place, make_role

pytestmark = pytest.mark.django_db


def start():
    return timezone.now() + timedelta(days=7)


def opening(**session):
    role = make_role(requirements=ALL, number=1)
    make_place(role, **{"starts_at": start(), **session})
    return role


def able(role):
    matchmaker = Matchmaker(FYN)
    [wanted] = [each for each in matchmaker.openings if each.role == role]
    return matchmaker.people.ids[matchmaker.can_take(wanted) & matchmaker.in_time(wanted)].tolist()


@pytest.mark.parametrize(("flexible", "clashing"), [(False, 1), (True, 0)])
def test_openings_clash_only_by_fixed_times(flexible, clashing):
    opening()
    opening(flexible=flexible)
    make_volunteer()
    assert len(Matchmaker(FYN).problem().clashes) == clashing


@pytest.mark.parametrize("which", ["the opening", "the seat"])
def test_a_seat_keeps_nobody_from_what_has_no_fixed_time(which):
    role = opening(flexible=which == "the opening")
    person = make_volunteer().person
    elsewhere = make_place(make_role(), starts_at=start(), flexible=which == "the seat")
    sign_up(person=person, place=elsewhere)
    assert able(role) == [person.pk]
    assert refusals(role, [person.pk], Ranking(role)) == {}


def test_two_fixed_times_still_clash():
    role, person = opening(), make_volunteer().person
    sign_up(person=person, place=make_place(make_role(), starts_at=start()))
    assert able(role) == []
    assert refusals(role, [person.pk], Ranking(role)) == {person.pk: NotNow.BUSY}


def test_what_has_no_fixed_time_suits_who_named_other_times():
    person = make_volunteer().person
    other = start() + timedelta(days=1)
    add_slots(person, (other.isoweekday(), "formiddag"))
    fixed, free = opening(starts_at=timezone.localtime(start()).replace(hour=18)), opening(flexible=True)
    assert (able(fixed), able(free)) == ([], [person.pk])
