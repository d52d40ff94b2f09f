"""The requirement "course": on the date of the session, by the course itself or one that includes it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.requirements import evaluate
from outbox.models import Message
from projects.role_form import RoleForm
from projects.services import add_role
from tests.factories.courses import make_course, question
from tests.factories.people import make_volunteer
from tests.factories.work import make_initiative, make_role
from volunteers.training.blocks import QuestionBlocks
from volunteers.training.book import book
from volunteers.training.calendar import months_after
from volunteers.training.enums import CompletedBy
from volunteers.training.models import Completion
from volunteers.training.reminders import remind
from volunteers.training.services import complete

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
VALUES = {"title": "Gå med", "number": "2", "you_do": "Du går med.", "you_never_do": "Du griber ikke ind."}


def refusal(person, *slugs, on=None):
    role = make_role(requirements=[[("course", slug) for slug in slugs]])
    found = evaluate(role.requirements.all(), [person.pk], on or TODAY())[person.pk]
    return found[0] if found else None


def completed(person, course, *, expires=None, on=None):
    return Completion.objects.create(
        person=person, course=course, completed_on=on or TODAY(), expires_on=expires, by=CompletedBy.STAFF
    )


@pytest.mark.parametrize(("days", "fits"), [(-3, False), (-1, False), (0, True), (1, True), (None, True)])
def test_it_holds_to_the_end_of_its_last_day(days, fits):
    person, course = make_volunteer().person, make_course()
    completed(person, course, expires=None if days is None else TODAY() + timedelta(days=days))
    assert (refusal(person, course.slug) is None) == fits


def test_a_refusal_says_how_many_days_before_and_where_to_renew():
    person, course = make_volunteer().person, make_course(name="Velkommen")
    completed(person, course, expires=TODAY() - timedelta(days=3))
    found = refusal(person, course.slug)
    assert "»Velkommen« udløber den" in found.reason
    assert "3 dage før" in found.reason
    assert str(found.url) == "/min-side/kurser/"


def test_what_includes_it_will_do_but_not_the_other_way_round():
    first = make_course("foerste")
    second = make_course("anden", includes=[first])
    third = make_course("tredje", includes=[second])
    able, unable = make_volunteer().person, make_volunteer().person
    completed(able, third)
    completed(unable, first)
    assert [refusal(able, slug) for slug in ("foerste", "anden", "tredje")] == [None] * 3
    assert [refusal(unable, slug) is None for slug in ("foerste", "anden", "tredje")] == [True, False, False]


def test_courses_that_include_each_other_end():
    first = make_course("foerste")
    second = make_course("anden", includes=[first])
    first.includes.add(second)
    assert book().covered_by["foerste"] == {"foerste", "anden"}


def test_one_of_several_is_enough_where_the_role_says_so():
    first, second = make_course("foerste", name="A"), make_course("anden", name="B")
    person = make_volunteer().person
    completed(person, second)
    assert refusal(person, first.slug, second.slug) is None
    assert refusal(person, first.slug) is not None


@pytest.mark.parametrize("key", ["", "findes-ikke", "x" * 40])
def test_an_unknown_course_never_passes(key):
    person = make_volunteer().person
    completed(person, make_course())
    assert refusal(person, key) is not None


def test_a_constant_number_of_queries(django_assert_num_queries):
    course = make_course()
    people = [make_volunteer().person for _ in range(5)]
    for person in people:
        completed(person, course)
    rows = list(make_role(requirements=[[("course", course.slug)]]).requirements.all())
    book()
    with django_assert_num_queries(2):  # the courses, and the age that every task asks for
        assert not any(evaluate(rows, [person.pk for person in people], TODAY()).values())


# --- the form of a role -------------------------------------------------------------------------------------
def test_the_form_asks_for_courses_where_there_are_some():
    assert "courses" not in RoleForm().fields
    make_course("velkommen")
    assert ("courses" in RoleForm().fields, "how_many_courses" in RoleForm().fields) == (True, False)
    make_course("turleder")
    assert "how_many_courses" in RoleForm().fields


@pytest.mark.parametrize(("how", "groups"), [("all", [3, 4]), ("any", [3, 3]), ("", [3, 4])])
def test_all_of_them_or_one_of_them(how, groups):
    make_course("anden", name="B"), make_course("foerste", name="A")
    form = RoleForm({**VALUES, "courses": ["foerste", "anden"], "how_many_courses": how})
    assert form.is_valid(), form.errors
    role = add_role(initiative=make_initiative(), values=form.values(), requirements=form.required())
    assert [row.group for row in role.requirements.filter(kind="course")] == groups
    assert role.needs()[3:] == (["A eller B"] if how == "any" else ["A", "B"])


# --- days and blocks ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 23), 24, date(2028, 11, 23)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(9999, 12, 1), 120, date.max),
        (date(1900, 1, 1), 1, date(1900, 2, 1)),
    ],
)
def test_months_on(day, months, then):
    assert months_after(day, months) == then


@pytest.mark.parametrize("right", [[], [0, 1]])
def test_a_question_has_exactly_one_right_answer(right):
    raw = question()
    for number, answer in enumerate(raw["value"]["answers"]):
        answer["right"] = number in right
    with pytest.raises(ValidationError):
        QuestionBlocks().clean(QuestionBlocks().to_python([raw]))
    blocks = QuestionBlocks()
    assert blocks.clean(blocks.to_python([question()]))


# --- reminders ----------------------------------------------------------------------------------------------
def test_each_step_is_told_once():
    person, course = make_volunteer().person, make_course()
    row = completed(person, course, expires=TODAY() + timedelta(days=30))
    assert [remind(), remind()] == [1, 0]
    Completion.objects.filter(pk=row.pk).update(expires_on=TODAY() + timedelta(days=7))
    assert [remind(), remind()] == [1, 0]
    assert set(Message.objects.values_list("to", flat=True)) == {person.email}


@pytest.mark.parametrize(("days", "told"), [(31, 0), (30, 1), (0, 1), (-1, 0), (None, 0)])
def test_when_it_is_told(days, told):
    completed(
        make_volunteer().person,
        make_course(),
        expires=None if days is None else TODAY() + timedelta(days=days),
    )
    assert remind() == told


def test_a_course_that_covers_it_silences_the_reminder():
    person, first = make_volunteer().person, make_course("foerste")
    second = make_course("anden", includes=[first])
    completed(person, first, expires=TODAY() + timedelta(days=7))
    completed(person, second, expires=TODAY() + timedelta(days=300))
    assert remind() == 0


def test_the_same_day_twice_is_one_completion():
    person, course = make_volunteer().person, make_course(months=12)
    values = {"person_id": person.pk, "course": course, "on": TODAY(), "by": CompletedBy.MODULES}
    assert complete(**values) == complete(**values)
    assert Completion.objects.get().expires_on == months_after(TODAY(), 12)
