"""Reading and answering: who may, kind feedback, no limit of tries, and completion."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from home.visibility import open_pages
from tests.factories.courses import make_course, make_course_page
from tests.factories.people import add_words, make_staff, make_user, make_volunteer
from tests.factories.work import make_initiative, make_project, make_role, publish
from volunteers.training.enums import CompletedBy
from volunteers.training.models import Completion, CourseModulePage, ModuleDone
from volunteers.training.progress import card_of

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "1", "0"


@pytest.fixture
def course_page():
    return make_course_page(questions=2)


def modules(page):
    return page.modules()


def attempt(client, module, *answers):
    names = [f"q-{each.id}" for each in module.questions]
    return client.post(module.url, dict(zip(names, answers, strict=False)))


@pytest.mark.parametrize("which", ["index", "course", "module"])
def test_everybody_who_is_signed_in_reads_and_nobody_else(client, course_page, which):
    page = {"index": course_page.get_parent(), "course": course_page, "module": modules(course_page)[0]}[
        which
    ]
    answer = client.get(page.url)
    assert (answer.status_code, answer.url.startswith("/konto/")) == (302, True)
    assert client.post(page.url, {"q-a": RIGHT}).status_code == 302
    for reader in (make_user(), make_volunteer().person, make_staff(Role.LEADERSHIP, None)):
        client.force_login(reader)
        answer = client.get(page.url)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]


def test_neither_search_nor_sitemap_knows_them(client, course_page):
    assert not open_pages().filter(path__startswith=course_page.get_parent().path).exists()
    assert "/kurser/" not in client.get("/sitemap.xml").content.decode()
    client.force_login(make_user())
    assert "/kurser/" not in client.get("/soeg/?q=Lytter").content.decode()


def test_a_wrong_answer_is_explained_and_may_be_tried_again(client, course_page):
    person, module = make_volunteer().person, modules(course_page)[0]
    client.force_login(person)
    for _ in range(30):
        answer = attempt(client, module, RIGHT, WRONG)
    page = answer.content.decode()
    assert "Hold afstand." in page
    assert "Så kommer der hjælp." in page
    assert "1 af 2 er rigtige" in page
    assert page.count(" checked") == 2  # nothing that was chosen is lost
    assert not ModuleDone.objects.exists()
    assert attempt(client, module, RIGHT, RIGHT).url == modules(course_page)[1].url
    assert ModuleDone.objects.get().person == person


@pytest.mark.parametrize(
    "answers", [[], [RIGHT], ["", ""], ["7", RIGHT], ["-1", RIGHT], ["x" * 100_000, "😀"]]
)
def test_a_missing_or_odd_answer_is_asked_for(client, course_page, answers):
    client.force_login(make_user())
    answer = attempt(client, modules(course_page)[0], *answers)
    assert answer.status_code == 200
    assert "Ikke helt endnu" in answer.content.decode()
    assert not ModuleDone.objects.exists()


def test_all_modules_make_the_course_complete(client, course_page):
    person = make_volunteer().person
    client.force_login(person)
    first, second = modules(course_page)
    attempt(client, second, RIGHT, RIGHT)
    assert not Completion.objects.exists()
    assert attempt(client, first, RIGHT, RIGHT).url == course_page.url
    row = Completion.objects.get()
    assert (row.person, row.course, row.by) == (person, course_page.course, CompletedBy.MODULES)
    assert row.completed_on == timezone.localdate()
    attempt(client, first, RIGHT, RIGHT)
    assert Completion.objects.count() == 1


def test_taking_it_again_calls_for_every_module_anew(client, course_page):
    person, long_ago = make_volunteer().person, timezone.localtime() - timedelta(days=800)
    client.force_login(person)
    for module in modules(course_page):
        attempt(client, module, RIGHT, RIGHT)
    ModuleDone.objects.update(done_at=long_ago)
    Completion.objects.update(completed_on=long_ago.date(), expires_on=long_ago.date() + timedelta(days=730))
    card = card_of(person, course_page)
    assert (card.state, card.left) == ("over", 2)
    first, second = modules(course_page)
    attempt(client, first, RIGHT, RIGHT)
    assert Completion.objects.count() == 1
    attempt(client, second, RIGHT, RIGHT)
    assert Completion.objects.count() == 2
    assert card_of(person, course_page).state == "done"


def test_a_page_that_was_taken_down_is_no_longer_asked_for(client, course_page):
    client.force_login(make_user())
    first, second = modules(course_page)
    second.unpublish()
    attempt(client, first, RIGHT, RIGHT)
    assert Completion.objects.count() == 1
    assert client.get(second.url).status_code == 404


def test_a_module_refuses_cpr_numbers():
    from django.core.exceptions import ValidationError

    page = make_course_page(modules=1)
    module = CourseModulePage.objects.child_of(page).get()
    module.lead = "Mit nummer er 010203-1234"
    with pytest.raises(ValidationError):
        module.full_clean()


# --- Min side -----------------------------------------------------------------------------------------------
def test_min_side_asks_nothing_where_there_are_no_courses(client):
    client.force_login(make_volunteer().person)
    assert "h-my-courses" not in client.get(reverse("min_side")).content.decode()


def test_min_side_shows_done_missing_and_running_out(client, course_page):
    person, today = make_volunteer().person, timezone.localdate()
    soon = make_course("snart", name="Snart forbi")
    Completion.objects.create(
        person=person, course=soon, completed_on=today, expires_on=today + timedelta(days=5), by="staff"
    )
    missing = make_course("turleder", name="Turleder")
    project = make_project(theme="unge")
    publish(project)
    make_role(make_initiative(project), requirements=["ambassador", [("course", missing.slug)]])
    add_words(person, "interest", "unge")
    client.force_login(person)
    for name in ("min_side", "own_courses"):
        page = client.get(reverse(name)).content.decode()
        assert [text in page for text in ("Snart forbi", "Turleder", course_page.course.name)] == [
            True
        ] * 3, name


def test_what_one_has_is_not_missing(client):
    person, course = make_volunteer().person, make_course("turleder")
    project = make_project(theme="unge")
    publish(project)
    make_role(make_initiative(project), requirements=[[("course", course.slug), ("course", "andet")]])
    add_words(person, "interest", "unge")
    client.force_login(person)
    assert client.get(reverse("own_courses")).context["wanted"] == [course.name]
    Completion.objects.create(person=person, course=course, completed_on=timezone.localdate(), by="staff")
    assert client.get(reverse("own_courses")).context["wanted"] == []


def test_ones_courses_ask_the_same_however_many(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count():
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("own_courses"))
        return len(found)

    make_course_page()
    client.force_login(make_volunteer().person)
    count()
    one = count()
    for _ in range(4):
        make_course_page(modules=3)
    count()
    assert count() == one
