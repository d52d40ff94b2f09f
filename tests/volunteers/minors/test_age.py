"""Who may take a task on which day: age × requirement × guardian × date (DOMAIN rules 2 and 12)."""

from datetime import date

import numpy as np
import pytest
from django.utils import timezone

from coordination.matching.eligibility import Eligibility
from core.requirements import evaluate, in_words
from tests.factories.minors import make_guardian, make_young, make_young_role, make_young_volunteer
from tests.factories.people import make_volunteer
from volunteers.minors.age import birthday, is_15_to_17, least_age

LIMITS = [None, "", "17", "16", "15", "12"]
OPENS_AT = {None: 18, "": 18, "17": 17, "16": 16, "15": 15, "12": 18}
TURNS_18_ON = date(2028, 6, 10)
DAYS = {  # how old somebody is who turns 18 on that day
    date(2025, 6, 9): 14,
    date(2025, 6, 10): 15,
    date(2026, 6, 9): 15,
    date(2026, 6, 10): 16,
    date(2027, 6, 9): 16,
    date(2027, 6, 10): 17,
    date(2028, 6, 9): 17,
    date(2028, 6, 10): 18,
}


@pytest.mark.django_db
@pytest.mark.parametrize("answer", ["yes", "no", "", None])
@pytest.mark.parametrize("limit", LIMITS)
def test_age_limit_guardian_and_day(limit, answer):
    person = make_young_volunteer(answer=answer, turns_18_on=TURNS_18_ON).person
    rows = list(make_young_role(limit).requirements.all())
    together = Eligibility(np.array([person.pk]), [person.pk])
    for day, age in DAYS.items():
        allowed = age >= OPENS_AT[limit] and (age >= 18 or answer == "yes")
        refusals = evaluate(rows, [person.pk], day)[person.pk]
        assert (refusals == []) is allowed, (day, age)
        assert together.meets(rows, day).tolist() == [allowed], (day, age)


@pytest.mark.django_db
@pytest.mark.parametrize("limit", LIMITS)
def test_adults_may_and_who_has_not_told_may_not(limit):
    adult, silent = make_volunteer(), make_volunteer(adult=False)
    rows = list(make_young_role(limit).requirements.all())
    found = evaluate(rows, [adult.person_id, silent.person_id], date(2026, 12, 1))
    assert found[adult.person_id] == []
    assert [each.kind for each in found[silent.person_id]] == ["adult"]


@pytest.mark.django_db
def test_a_yes_taken_back_counts_no_more():
    volunteer = make_young(make_volunteer(), turns_18_on=TURNS_18_ON)
    guardian = make_guardian(volunteer.person, answer="yes")
    rows = list(make_young_role("15").requirements.all())
    day = date(2027, 1, 1)
    assert evaluate(rows, [volunteer.person_id], day)[volunteer.person_id] == []
    guardian.refused_at = guardian.confirmed_at
    guardian.save()
    [refusal] = evaluate(rows, [volunteer.person_id], day)[volunteer.person_id]
    assert (refusal.kind, refusal.url) == ("adult", "/min-side/")


@pytest.mark.django_db
def test_an_alternative_lets_nobody_under_18_past():
    """A role where 15 years or a place in the district will do asks for 18 all the same."""
    person = make_young_volunteer(turns_18_on=TURNS_18_ON).person
    role = make_young_role(None)
    for kind, key in (("adult", "15"), ("ambassador", "")):
        role.requirements.create(group=7, kind=kind, key=key)
    assert evaluate(role.requirements.all(), [person.pk], date(2027, 1, 1))[person.pk]


@pytest.mark.django_db
def test_many_people_are_one_query(django_assert_num_queries):
    people = [make_young_volunteer().person_id for _ in range(5)]
    rows = [row for row in make_young_role("15").requirements.all() if row.kind == "adult"]
    with django_assert_num_queries(1):
        found = evaluate(rows, people, timezone.localdate())
    assert not any(found.values())


@pytest.mark.django_db
def test_the_limit_is_said_in_words():
    words = [in_words(make_young_role(limit).requirements.all())[1] for limit in ("", "17", "16", "15")]
    assert words == ["Du er fyldt 18", "Du er mindst 17 år", "Du er mindst 16 år", "Du er mindst 15 år"]


def test_birthdays_of_29_february_come_a_day_later_never_earlier():
    assert birthday(date(2028, 2, 29), 15) == date(2025, 3, 1)
    assert birthday(date(2028, 2, 29), 18) == date(2028, 2, 29)
    assert birthday(date(2027, 3, 1), 17) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("day", "fits"),
    [
        (date(2026, 11, 23), False),
        (date(2026, 11, 24), True),
        (date(2029, 11, 23), True),
        (date(2029, 11, 24), False),
        (date(1, 1, 1), False),
        (date(9999, 12, 31), False),
    ],
)
def test_15_to_17_today(day, fits):
    assert is_15_to_17(day, date(2026, 11, 23)) is fits


@pytest.mark.parametrize("key", ["", "18", "14", "-15", "٣", "x", "15 "])
def test_any_other_key_asks_for_18(key):
    assert least_age(key) == 18
