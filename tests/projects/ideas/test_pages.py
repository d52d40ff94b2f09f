"""`/ideer/`: who sees what, what it costs, and what is never shown."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.search.finding import find
from outbox.models import Message
from projects.enums import Stage
from projects.ideas import limits
from projects.ideas.models import Idea
from projects.ideas.services import publish_idea, support_idea
from projects.models import Milestone, Project
from projects.services import move_stage
from tests.factories.ideas import make_idea
from tests.factories.people import COPENHAGEN, make_staff, make_user
from tests.factories.work import make_district_page, make_index, publish

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
    assert (response.status_code, response.url) == (302, f"/ideer/{idea.pk}-lys-paa-kajen/")


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
