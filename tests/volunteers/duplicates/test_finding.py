"""Who looks like whom: a phone, an address in another spelling, a name at the same postal code."""

from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.people import COPENHAGEN, make_application, make_staff, make_user, make_volunteer
from volunteers.duplicates.finding import CROWD, mail_key, name_key, pairs_for
from volunteers.duplicates.services import keep_apart, merge_people
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return make_staff(first_name="Ulla", last_name="Brandt")


def found(user):
    return [(pair.one, pair.other, pair.fits) for pair in pairs_for(user)]


def someone(first="Ida", last="Lund", **fields):
    return make_volunteer(first_name=first, last_name=last, **fields).person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Aase", "Holm"), ("Åse", "holm")),
        (("Anne-Marie", "Møller"), ("anne marie", "MØLLER")),
        (("Jens", "Bay Kjær"), ("Jens  ", "Bay-Kjær")),
        (("A\u030ase", "Holm"), ("Åse", "Holm")),  # a letter put together from two
        (("Åse", "Holm"), ("ÅSE Holm", "")),
    ],
)
def test_spellings_of_one_name(one, other):
    assert name_key(*one) == name_key(*other)


@pytest.mark.parametrize("name", [("", ""), ("–", "-"), ("🙂", "")])
def test_what_holds_no_letter_is_no_name(name):
    assert name_key(*name) == ""


def test_other_alphabets_are_names_too():
    assert name_key("محمد", "علي") == name_key("محمد", " علي ") != ""
    assert name_key("Ole", "Ås") != name_key("Ole", "As")


@pytest.mark.parametrize(
    "mail", ["ida.lund@example.org", "IdaLund@Example.org", "idalund+politi@example.org"]
)
def test_spellings_of_one_address(mail):
    assert mail_key(mail) == "idalund@example.org"


@pytest.mark.parametrize("mail", [None, "", "@", "ida", "@example.org", "ida@"])
def test_what_is_no_address_is_like_no_other(mail):
    assert mail_key(mail) == ""


def test_the_surest_pair_comes_first(coordinator):
    one = someone("Per", "Dam", phone="+4520123456")
    other = someone("Bo", "Riis", phone="+4520123456")
    ida = someone(email="ida.lund@example.org")
    ida_too = someone("ida", "lund", email="idalund+2@example.org")
    someone("Ida", "Lundgren")
    assert found(coordinator) == [(ida, ida_too, ("email", "name")), (one, other, ("phone",))]


def test_a_name_at_another_postal_code_is_another_person(coordinator):
    someone()
    moved = someone()
    moved.profile.postal_code_id = "5000"
    moved.profile.save()
    assert found(coordinator) == []


def test_applicants_and_ambassadors_are_held_against_each_other(coordinator):
    ida = someone()
    applicant = make_application(first_name="Ida", last_name="Lund").person
    assert found(coordinator) == [(ida, applicant, ("name",))]


def test_who_is_hidden_elsewhere_staff_or_gone_is_not_shown(coordinator):
    ida = someone()
    someone(is_protected=True)
    someone(district=COPENHAGEN)
    someone(is_active=False)
    someone(is_staff=True)
    make_user(first_name="Ida", last_name="Lund")
    ended = someone()
    Volunteer.objects.filter(person=ended).update(state="anonymised")
    assert found(coordinator) == []
    assert found(make_staff(district=COPENHAGEN)) == []
    again = someone()
    assert found(coordinator) == [(ida, again, ("name",))]
    merge_people(keep=ida, gone=again, actor=coordinator, reason="Samme.")
    assert found(coordinator) == []


def test_a_pair_that_is_not_the_same_is_not_suggested_again(coordinator):
    one, other, third = someone(), someone(), someone()
    keep_apart(one=other, other=one, actor=coordinator)
    keep_apart(one=one, other=other, actor=coordinator)
    assert found(coordinator) == [(one, third, ("name",)), (other, third, ("name",))]


def test_queries_do_not_grow_with_people(coordinator):
    def queries():
        user = type(coordinator).objects.get(pk=coordinator.pk)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert pairs_for(user)
        return len(caught)

    someone(), someone()
    few = queries()
    for _ in range(6):
        someone()
    assert queries() == few <= 8


def test_a_number_that_a_whole_association_shares_makes_no_flood(coordinator):
    people = [
        someone(f"Navn{'abcdefghijklmnopqrstuvwxyz'[n]}", phone="+4520123456") for n in range(CROWD + 4)
    ]
    assert len(found(coordinator)) < len(list(combinations(people, 2)))
    assert {person for one, other, _fits in found(coordinator) for person in (one, other)} == set(people)
