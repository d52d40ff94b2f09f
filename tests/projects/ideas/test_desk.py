"""`/koordinator/ideer/`: who gets in, what the desk shows of an author, and what each form does."""

import re

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import AccessEntry
from core.registries import day_sources
from projects.ideas.queue import waiting_ideas
from tests.factories.ideas import make_idea
from tests.factories.people import COPENHAGEN, make_staff, make_user
from tests.factories.work import make_index, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(places_data):
    """The page tree."""
    return make_index()


# --- the desk ---------------------------------------------------------------------------------------------


def test_opening_a_persons_idea_is_noted_and_a_strangers_is_not(client, site):
    staff, author = make_staff(), make_user()
    client.force_login(staff)
    for idea in (make_idea(author=author), make_idea()):
        assert client.get(reverse("idea_desk_detail", args=[idea.pk])).status_code == 200
    (entry,) = AccessEntry.objects.filter(actor=staff)
    assert (entry.person, entry.purpose) == (author, "idea")


def test_the_desk_shows_neither_name_nor_address(client, site):
    author = make_user("karla@example.org", first_name="Karla", last_name="Brandt")
    client.force_login(make_staff())
    ideas = (
        make_idea(author=author, state="considered"),
        make_idea(email="ukendt@example.org", state="considered"),
    )
    for idea in ideas:
        for name in ("idea_desk_detail", "idea_reply", "idea_publish", "idea_decline"):
            page = client.get(reverse(name, args=[idea.pk])).content.decode()
            assert not re.search("Karla|Brandt|karla@|ukendt@", page), name


def test_an_officer_of_the_district_reads_and_changes_nothing(client, site):
    idea = make_idea(state="considered")
    client.force_login(make_staff("contact_officer"))
    detail = reverse("idea_desk_detail", args=[idea.pk])
    assert client.get(detail).status_code == 200
    assert client.post(detail, {"step": "hide"}).status_code == 403
    for name in ("idea_decline", "idea_new_project", "idea_into_project", "idea_publish", "idea_reply"):
        path = reverse(name, args=[idea.pk])
        assert (client.get(path).status_code, client.post(path).status_code) == (403, 403), name


def test_unconfirmed_ideas_are_not_there(client, site):
    idea = make_idea(confirmed=False)
    client.force_login(make_staff())
    assert client.get(reverse("idea_desk_detail", args=[idea.pk])).status_code == 404
    assert idea.title not in client.get(reverse("idea_desk"), {"state": "all"}).content.decode()


def test_the_list_shows_what_waits_and_filters(client, site):
    client.force_login(make_staff())
    make_idea(title="Ny idé")
    make_idea(state="declined", title="Besvaret idé")

    def shown(**query):
        page = client.get(reverse("idea_desk"), query).content.decode()
        return [title for title in ("Ny idé", "Besvaret idé") if title in page]

    assert shown() == shown(q="ny") == ["Ny idé"]
    assert shown(state="declined") == ["Besvaret idé"]
    assert shown(state="all") == ["Ny idé", "Besvaret idé"]
    assert shown(state="all", municipality="0450") == []


def test_min_dag_says_until_when(site):
    staff, idea = make_staff(), make_idea(title="Lys på kajen")
    make_idea(COPENHAGEN)
    make_idea(state="declined")
    found = [(item.title, localdate(item.due)) for item in waiting_ideas(staff)]
    assert found == [("Idé venter på svar: Lys på kajen", idea.due_on)]
    assert waiting_ideas in list(day_sources)


def test_each_form_of_the_desk_does_what_it_says(client, site):
    client.force_login(make_staff())
    idea, project = make_idea(), make_project(title="Lyset i Bolbro")
    detail = reverse("idea_desk_detail", args=[idea.pk])
    client.post(detail, {"step": "consider"})
    client.post(
        reverse("idea_publish", args=[idea.pk]),
        {"title": "Lys", "text": "Lys på stien.", "place": "Bolbro"},
    )
    client.post(reverse("idea_reply", args=[idea.pk]), {"text": "Hvilken side?"})
    client.post(
        reverse("idea_into_project", args=[idea.pk]), {"project": project.pk, "answer": "Vi tager den med."}
    )
    idea.refresh_from_db()
    assert (idea.state, idea.project, idea.public_title, idea.answer) == (
        "adopted",
        project,
        "Lys",
        "Vi tager den med.",
    )
    assert idea.replies.get().text == "Hvilken side?"
    assert "Lyset i Bolbro" in client.get(detail).content.decode()
    assert client.get(reverse("idea_decline", args=[idea.pk])).url == detail
    client.post(detail, {"step": "hide"})
    assert client.get(idea.get_absolute_url()).status_code == 404


def test_only_the_districts_ordinary_projects_can_take_an_idea_in(client, site):
    client.force_login(make_staff())
    idea = make_idea(state="considered")
    own = make_project()
    others = [make_project(COPENHAGEN), make_project(kind="victim-care")]
    form = client.get(reverse("idea_into_project", args=[idea.pk])).context["form"]
    assert list(form.fields["project"].queryset) == [own]
    for project in others:
        response = client.post(
            reverse("idea_into_project", args=[idea.pk]), {"project": project.pk, "answer": "Ja."}
        )
        assert set(response.context["form"].errors) == {"project"}


def test_public_words_are_checked_for_contacts_and_names(client, site):
    client.force_login(make_staff())
    idea = make_idea(state="considered")
    data = {"title": "Lys", "text": "Ring 20 30 40 50. Jens Hansen larmer.", "place": "Bolbro"}
    form = client.post(reverse("idea_publish", args=[idea.pk]), data).context["form"]
    assert set(form.errors) == {"text", "no_names"}


def test_the_author_reads_the_answer_on_min_side(client, site):
    author = make_user()
    make_idea(author=author, state="declined")
    client.force_login(author)
    page = client.get("/min-side/").content.decode()
    assert "Stien er privat." in page
    assert "Skriv til ejeren af stien." in page


# --- who gets in ------------------------------------------------------------------------------------------

DESK = (
    "idea_desk_detail",
    "idea_decline",
    "idea_new_project",
    "idea_new_initiative",
    "idea_into_project",
    "idea_publish",
    "idea_reply",
)
MATRIX = {
    "own coordinator": (make_staff, 200),
    "another district's coordinator": (lambda: make_staff(district=COPENHAGEN), 404),
    "another district's officer": (lambda: make_staff("contact_officer", COPENHAGEN), 404),
    "editor": (lambda: make_staff("editor"), 404),
    "leadership": (lambda: make_staff("leadership", None), 404),
    "data-protection officer": (lambda: make_staff("data_protection", None), 404),
    "administrator": (lambda: make_user(is_staff=True, is_superuser=True), 404),
    "citizen": (make_user, 404),
    "nobody": (lambda: None, 302),
}


@pytest.mark.parametrize("who", MATRIX)
@pytest.mark.parametrize("name", DESK)
def test_who_opens_which_page_of_the_desk(client, site, name, who):
    make, status = MATRIX[who]
    path = reverse(name, args=[make_idea(state="considered").pk])
    if user := make():
        client.force_login(user)
    assert client.get(path).status_code == status
    if status != 200:
        assert client.post(path, {"step": "hide"}).status_code == status
