"""What the front page and the districts' pages show of what goes on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from projects.enums import Stage
from projects.models import ProjectPage
from tests.factories.pages import district_page, make_site
from tests.factories.people import make_profile, make_user
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15


@pytest.fixture
def site(places_data):
    """A new site."""
    make_site()


OWN = ("coordination/", "projects/panels/", "home/")  # the rooms within `projects` test their own


def panels_of(response):
    return {
        panel.template.split("/")[-1].removesuffix(".html"): panel.context
        for panel in response.context["panels"]
        if panel.template.startswith(OWN)
    }


def finished(said="Der er mørkt.", did="Der er sat lys op.", **fields):
    page = publish(make_project(stage=Stage.CLOSED, **fields))
    blocks = [{"type": "results", "value": {"text": "<p>Godt.</p>", "said": said, "did": did}}]
    page.body = page._meta.get_field("body").stream_block.to_python(blocks)
    page.save_revision().publish()
    return page


def test_outcomes_are_what_was_said_and_done(client, site):
    page = finished()
    finished(said="", title="Uden de to sætninger")
    publish(make_project(title="I gang"))
    outcome = panels_of(client.get("/"))["outcomes"]["outcomes"]
    assert [(each.page, each.url, each.said, each.did) for each in outcome] == [
        (page, page.get_url(), "Der er mørkt.", "Der er sat lys op.")
    ]


def test_the_newest_are_those_one_can_join(client, site):
    for stage in Stage:
        publish(make_project(stage=stage, title=stage.value))
    cards = panels_of(client.get("/"))["newest"]["cards"]
    assert [card.title for card in cards] == ["running", "recruiting"]


def test_projects_near_me_are_for_me_alone(client, site):
    publish(make_project(title="Nær"))
    assert "near_you" not in panels_of(client.get("/"))
    client.force_login(make_user())
    assert "near_you" not in panels_of(client.get("/")), "nobody knows where this person lives"
    client.force_login(make_profile(make_user()).person)
    assert [card.title for card in panels_of(client.get("/"))["near_you"]["cards"]] == ["Nær"]


def test_a_session_with_two_roles_is_told_once(client, site):
    role = make_role(make_initiative())
    place = make_place(role)
    other = make_role(role.initiative, title="Den, der skriver")
    place.session.places.create(role=other, seats=1)
    places = panels_of(client.get("/"))["coming"]["places"]
    assert [each.session_id for each in places] == [place.session_id]


def test_a_district_shows_its_own(client, site):
    make_place(make_role(make_initiative(publish(make_project(title="På Fyn")).project)))
    make_place(make_role(make_initiative(publish(make_project("1470", title="I København")).project)))
    panels = panels_of(client.get(district_page().get_url()))
    assert [card.title for card in panels["district"]["cards"]] == ["På Fyn"]
    assert [each.session.initiative.project.district_id for each in panels["coming"]["places"]] == ["1465"]


def test_an_empty_district_has_a_way_on(client, site):
    html = client.get(district_page("1471").get_url()).content.decode()
    assert "Her er ingen projekter endnu." in html
    assert "hos Bornholms Politi" in html


def test_a_closed_branch_is_gone_at_once_everywhere(client, site):
    page = publish(make_project(title="Lukket"))
    assert client.get("/projekter/").context["page_obj"].paginator.count == 1
    closed = PageViewRestriction.objects.create(page=district_page(), restriction_type="login")
    assert client.get("/projekter/").context["page_obj"].paginator.count == 0
    assert "newest" not in panels_of(client.get("/"))
    assert not ProjectPage.objects.published().filter(pk=page.pk).exists()
    closed.delete()
    assert client.get("/projekter/").context["page_obj"].paginator.count == 1


@pytest.mark.parametrize("path", ["/", "/en/", "/projekter/fyn/"])
def test_queries_of_the_page(client, site, path):
    for number in range(4):
        finished(title=f"Slut {number}")
        make_place(make_role(make_initiative(publish(make_project(title=f"I gang {number}")).project)))
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    assert len(queries) <= MOST_QUERIES + (4 if path == "/en/" else 0), [
        query["sql"][:90] for query in queries
    ]
