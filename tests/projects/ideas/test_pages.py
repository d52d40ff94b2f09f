"""`/ideer/` and the desk: who sees what, what it costs, and what is never shown."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.models import AccessEntry
from core.registries import day_sources
from home.search.finding import find
from outbox.models import Message
from projects.enums import Stage
from projects.ideas import limits
from projects.ideas.models import Idea
from projects.ideas.queue import waiting_ideas
from projects.ideas.services import publish_idea, support_idea
from projects.models import Milestone, Project
from projects.services import move_stage
from tests.factories.ideas import make_idea
from tests.factories.people import COPENHAGEN, make_staff, make_user
from tests.factories.work import make_district_page, make_index, make_project, publish

pytestmark = pytest.mark.django_db
LIST_BUDGET, DETAIL_BUDGET = 12, 15


@pytest.fixture
def site(places_data):
    """The page tree."""
    return make_index()


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        response = client.get(path)
    assert response.status_code == 200
    statements = [each["sql"] for each in found.captured_queries]
    assert len(statements) == len(set(statements)), "the same statement twice"
    return len(statements)


def titles(client, query=""):
    return [row["idea"].public_title for row in client.get(f"/ideer/{query}").context["ideas"]]


# --- for everybody ----------------------------------------------------------------------------------------


def test_only_published_ideas_are_found_anywhere(client, site):
    shown = make_idea(published=True, title="Lys på kajen")
    hidden = make_idea(state="considered", title="Lys i gården")
    waiting = make_idea(confirmed=False, title="Lys på taget")
    Idea.objects.filter(pk=waiting.pk).update(published_at=timezone.now(), public_title="Lys på taget")
    assert titles(client) == ["Lys på kajen"]
    assert client.get(shown.get_absolute_url()).status_code == 200
    for idea in (hidden, waiting):
        assert client.get(idea.get_absolute_url()).status_code == 404
    assert [found.object_id for found in find("lys")] == [shown.pk]
    assert "Lys i gården" not in client.get("/soeg/?q=lys").content.decode()


def test_the_author_is_a_citizen_of_a_place_and_nothing_more(client, site):
    author = make_user("karla@example.org", first_name="Karla", last_name="Brandt")
    idea = make_idea(published=True, author=author, title="Lys på kajen")
    for path in ("/ideer/", idea.get_absolute_url(), "/soeg/?q=kajen"):
        page = client.get(path).content.decode()
        assert not re.search("Karla|Brandt|karla@", page), path
    assert "En borger i Bolbro" in client.get(idea.get_absolute_url()).content.decode()


def test_filters_and_odd_choices(client, site):
    make_idea(published=True, title="På Fyn")
    make_idea(COPENHAGEN, published=True, title="I byen", state="declined")
    assert titles(client, "?politikreds=1470") == ["I byen"]
    assert titles(client, "?tilstand=considered") == ["På Fyn"]
    assert titles(client, "?tilstand=received&politikreds=x") == ["I byen", "På Fyn"]
    assert "Fejl:" in client.get("/ideer/?politikreds=x").content.decode()
    assert titles(client, "?side=99") == ["I byen", "På Fyn"]


def test_an_old_title_in_the_address_leads_to_the_present_one(client, site):
    idea = make_idea(published=True, title="Lys på kajen")
    response = client.get(f"/ideer/{idea.pk}-gammel/")
    assert (response.status_code, response.url) == (301, f"/ideer/{idea.pk}-lys-paa-kajen/")


@pytest.mark.parametrize(
    ("people", "words"), [(0, "Ingen støtter idéen endnu"), (4, "Færre end 5"), (5, "5 støtter")]
)
def test_a_few_supporters_are_not_counted_out(client, site, people, words):
    idea = make_idea(published=True)
    for _ in range(people):
        support_idea(idea=idea, person=make_user())
    assert words in client.get(idea.get_absolute_url()).content.decode()
    assert words in client.get("/ideer/").content.decode()


def test_a_no_is_told_with_its_reason_and_what_instead(client, site):
    idea = make_idea(published=True, state="declined")
    page = client.get(idea.get_absolute_url()).content.decode()
    assert (
        page.index("Det siger vi nej til")
        < page.index("Stien er privat.")
        < page.index("Skriv til ejeren af stien.")
    )
    assert 'name="email"' not in page


def test_the_way_goes_on_in_the_project(client, site):
    idea = make_idea(published=True, state="adopted")
    page = publish(idea.project)
    project = idea.project
    Project.objects.filter(pk=project.pk).update(stage=Stage.IDEA)
    move_stage(project=project, name="recruit", actor=make_staff())
    Milestone.objects.create(project=project, title="De første lamper", due_on=timezone.localdate())
    course = client.get(idea.get_absolute_url()).context["course"]
    assert [(str(post.label), post.state) for post in course] == [
        ("Modtaget", "done"),
        ("Vi overvejer den", "done"),
        ("Det gør vi", "done"),
        (str(Stage.RECRUITING.label), "now"),
        ("De første lamper", "later"),
    ]
    assert f'href="{idea.get_absolute_url()}"' in client.get(page.url).content.decode()


def test_a_project_that_is_not_for_everybody_is_not_told_about(client, site):
    idea = make_idea(published=True, state="adopted")
    page = publish(idea.project)
    Project.objects.filter(pk=idea.project_id).update(title="Det hemmelige", access="restricted")
    Milestone.objects.create(project=idea.project, title="Kun for os", due_on=timezone.localdate())
    project = Project.objects.get(pk=idea.project_id)
    project.save()  # what is closed is noticed when the record is saved
    text = client.get(idea.get_absolute_url()).content.decode()
    assert not re.search(f"Det hemmelige|Kun for os|{page.slug}", text)


def test_pages_about_care_for_victims_show_no_ideas(client, site):
    idea = make_idea(published=True, state="adopted")
    page = publish(idea.project)
    assert "Det begyndte med en idé" in client.get(page.url).content.decode()
    Project.objects.filter(pk=idea.project_id).update(kind="victim-care")
    assert "Det begyndte med en idé" not in client.get(page.url).content.decode()


def test_the_districts_page_leads_to_the_form(client, site):
    make_idea(published=True, title="Lys på kajen")
    page = client.get(make_district_page().url).content.decode()
    assert 'href="/foreslaa/"' in page
    assert "Lys på kajen" in page


# --- support ----------------------------------------------------------------------------------------------


def support_link(email):
    return re.search(r"(/ideer/stoet/\S+)", Message.objects.filter(to=email).last().text)[1]


def test_support_without_account_counts_when_the_letters_button_is_pressed(client, site):
    idea = make_idea(published=True)
    client.post(f"/ideer/{idea.pk}/stoet/", {"email": "eva@example.org"})
    link = support_link("eva@example.org")
    client.get(link)
    assert idea.supports.count() == 0
    assert "Tak. Din støtte tæller med." in client.post(link).content.decode()
    assert "Du støtter allerede idéen." in client.post(link).content.decode()
    assert idea.supports.count() == 1


def test_a_link_doesnt_open_for_another_address_or_idea(client, site):
    first, second = make_idea(published=True), make_idea(published=True)
    links = []
    for idea, email in ((first, "eva@example.org"), (second, "ib@example.org")):
        client.post(f"/ideer/{idea.pk}/stoet/", {"email": email})
        links.append(support_link(email).strip("/").split("/"))
    mixed = f"/ideer/stoet/{links[0][2]}/{links[1][3]}/"
    assert client.post(mixed).status_code == 404
    assert first.supports.count() == second.supports.count() == 0


def test_an_expired_or_late_link_counts_nothing(client, site, settings):
    idea = make_idea(published=True)
    client.post(f"/ideer/{idea.pk}/stoet/", {"email": "eva@example.org"})
    link = support_link("eva@example.org")
    Idea.objects.update(published_at=None)
    assert client.post(link).status_code == 409
    settings.LINK_MAX_AGE_DAYS = -1
    assert client.post(link).status_code == 410
    assert idea.supports.count() == 0


def test_signed_in_one_press_is_enough(client, site):
    idea = make_idea(published=True)
    client.force_login(make_user())
    for words in ("Din støtte tæller med", "Du støtter allerede"):
        response = client.post(f"/ideer/{idea.pk}/stoet/", follow=True)
        assert words in response.content.decode()
    assert idea.supports.count() == 1
    assert client.get(f"/ideer/{idea.pk}/stoet/").status_code == 302


def test_a_wrong_address_is_told_at_the_field(client, site):
    idea = make_idea(published=True)
    response = client.post(f"/ideer/{idea.pk}/stoet/", {"email": "eva"})
    assert response.context["form"].errors["email"] == [
        "Skriv en e-mailadresse, for eksempel navn@eksempel.dk"
    ]
    assert 'value="eva"' in response.content.decode()


def test_letters_to_one_address_are_throttled(client, site):
    idea = make_idea(published=True)
    sent = [
        client.post(f"/ideer/{idea.pk}/stoet/", {"email": "eva@example.org"}).status_code
        for _ in range(limits.LETTERS_AN_HOUR + 1)
    ]
    assert sent == [302] * limits.LETTERS_AN_HOUR + [429]


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


# --- price ------------------------------------------------------------------------------------------------


def test_the_list_costs_the_same_for_one_and_for_many(client, site):
    make_idea(published=True)
    few = queries(client, "/ideer/")
    for _ in range(6):
        make_idea(published=True)
    assert queries(client, "/ideer/") == few <= LIST_BUDGET


def test_the_price_of_one_idea(client, site):
    idea = make_idea(published=True, state="adopted")
    publish(idea.project)
    assert queries(client, idea.get_absolute_url()) <= DETAIL_BUDGET


def test_publishing_again_corrects_the_words_and_writes_no_second_letter(site):
    staff = make_staff()
    idea = make_idea(published=True, actor=staff)
    publish_idea(idea=idea, actor=staff, title="Bedre", text="Bedre tekst.", place="Bolbro")
    idea.refresh_from_db()
    assert idea.public_title == "Bedre"
    assert Message.objects.filter(key__contains="-published-").count() == 1


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
