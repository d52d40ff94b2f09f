"""Which check a task calls for, on the date of the session; and the rule of the child certificate."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.requirements import evaluate
from projects.enums import RequirementKind
from projects.models import Requirement
from projects.role_form import RoleForm
from projects.services import add_role
from tests.factories.people import make_volunteer
from tests.factories.work import make_initiative, make_role
from volunteers.enums import ScreeningKind, ScreeningOutcome
from volunteers.models import Screening
from volunteers.screening.profiles import kinds_that_do

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
VALUES = {"title": "Læs med", "number": "2", "you_do": "Du læser.", "you_never_do": "Du er aldrig alene."}


def screen(person, kind="official", outcome=ScreeningOutcome.CLEARED, renew_by=None):
    return Screening.objects.create(
        person=person, kind=kind, why="Opgaven", ordered_on=TODAY, outcome=outcome, renew_by=renew_by
    )


def refusal(person, key="", on=TODAY):
    role = make_role(requirements=[[(RequirementKind.SCREENING, key)]])
    found = evaluate(role.requirements.all(), [person.pk], on)[person.pk]
    return found[0] if found else None


ENOUGH = {
    "": set(ScreeningKind.values),
    "talk": set(ScreeningKind.values),
    "private": {"private", "official"},
    "official": {"official"},
    "child": {"child"},
    "police": {"police"},
}


@pytest.mark.parametrize("held", ScreeningKind.values)
@pytest.mark.parametrize("key", list(ENOUGH))
def test_what_will_do_for_what(key, held):
    person = make_volunteer().person
    screen(person, held)
    assert (refusal(person, key) is None) == (held in ENOUGH[key])
    assert kinds_that_do(key) == ENOUGH[key]


@pytest.mark.parametrize("outcome", ScreeningOutcome.values)
def test_approved_alone_will_do(outcome):
    person = make_volunteer().person
    screen(person, outcome=outcome)
    assert (refusal(person, "official") is None) == (outcome == "cleared")


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True), (1, True)])
def test_it_holds_to_the_end_of_its_last_day(days, fits):
    person = make_volunteer().person
    screen(person, renew_by=TODAY + timedelta(days=days))
    assert (refusal(person, "official") is None) == fits


def test_a_refusal_says_how_many_days_before_and_the_way_out():
    person = make_volunteer().person
    screen(person, renew_by=TODAY - timedelta(days=3))
    found = refusal(person, "official")
    assert "3 dage før" in found.reason
    assert "10 hverdage" in found.way_out


@pytest.mark.parametrize("outcome", [ScreeningOutcome.PENDING, ScreeningOutcome.NOT_CLEARED, None])
def test_a_refused_person_reads_as_one_who_was_never_checked(outcome):
    person = make_volunteer().person
    if outcome:
        screen(person, outcome=outcome)
    found = refusal(person, "official")
    assert (found.reason, found.way_out) == (
        "Til denne opgave skal vi indhente din straffeattest.",
        "Spørg din koordinator. Det tager som regel 10 hverdage.",
    )


def test_one_query_whatever_the_number_of_people(django_assert_num_queries):
    people = [make_volunteer(cleared=True).person.pk for _ in range(5)]
    rows = list(make_role(requirements=[[("screening", "talk")], "screening"]).requirements.all())
    with django_assert_num_queries(2):  # the screenings, and the age that every task asks for
        assert evaluate(rows, people, TODAY) == {pk: [] for pk in people}


# --- the form of a role -------------------------------------------------------------------------------------
def form_of(**answers):
    form = RoleForm({**VALUES, **answers})
    assert form.is_valid(), form.errors
    return form


@pytest.mark.parametrize(
    ("children", "fixed", "asked"),
    [("yes", "yes", True), ("yes", "no", False), ("no", "yes", False), ("no", "no", False), ("", "", False)],
)
def test_two_times_yes_and_nothing_else_asks_for_a_child_certificate(children, fixed, asked):
    form = form_of(children=children, fixed=fixed)
    assert ([("screening", "child")] in form.required()) == asked


def test_a_child_certificate_can_not_be_chosen():
    choices = dict(RoleForm().fields["screening"].choices)
    assert list(choices) == ["", "any", "talk", "private", "official", "police"]
    assert not RoleForm({**VALUES, "screening": "child"}).is_valid()


def test_any_screening_can_be_chosen_as_before():
    assert [("screening", "")] in form_of(screening="any").required()


def test_half_an_answer_is_asked_about():
    form = RoleForm({**VALUES, "children": "yes"})
    assert list(form.errors) == ["fixed"]


@pytest.mark.parametrize("odd", ["x" * 41, "talk' OR 1", "<b>", "010203-1234", "😀"])
def test_an_odd_profile_is_refused(odd):
    assert list(RoleForm({**VALUES, "screening": odd}).errors) == ["screening"]


def test_the_choice_becomes_rows_and_words():
    form = form_of(screening="official", children="yes", fixed="yes")
    role = add_role(initiative=make_initiative(), values=form.values(), requirements=form.required())
    rows = list(role.requirements.values_list("group", "kind", "key"))
    assert rows == [
        (0, "ambassador", ""),
        (1, "district", "1465"),
        (2, "adult", ""),
        (3, "screening", "official"),
        (4, "screening", "child"),
    ]
    assert role.needs()[2:] == [
        "Du er fyldt 18",
        "Vi har indhentet din straffeattest",
        "Du har en godkendt børneattest",
    ]


def test_rows_from_before_mean_any_approved_screening():
    person = make_volunteer(cleared=True).person
    role = make_role(requirements=[])
    row = Requirement.objects.create(role=role, group=0, kind="screening")
    assert evaluate([row], [person.pk], timezone.localdate())[person.pk] == []
    assert role.needs() == ["Du har en godkendt attest eller vurdering"]
