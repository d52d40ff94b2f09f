"""A project's page: address, what it shows, and its price."""

import pytest

from projects.models import ProjectPage
from tests.factories.pages import make_picture
from tests.factories.people import COPENHAGEN
from tests.factories.work import make_index, make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db
BUDGET = 15


@pytest.fixture
def project_page(places_data):
    """A published page with a picture and blocks."""
    make_index()
    page = publish(make_project(title="En tunnel, vi tør gå igennem"), slug="tunnelen")
    page.picture, page.picture_alt = make_picture(), "En tunnel med lys"
    page.body = ProjectPage._meta.get_field("body").stream_block.to_python(
        [
            {"type": "goal", "value": {"text": "<p>Lys i tunnelen.</p>"}},
            {
                "type": "partners",
                "value": {"partners": [{"name": "Bolbro Skole", "role": "Låner lokaler ud", "link": ""}]},
            },
        ]
    )
    page.save()
    return page


def test_address_leaves_the_district_out(client, project_page):
    assert project_page.get_url() == "/projekter/tunnelen/"
    assert client.get("/projekter/tunnelen/").status_code == 200


def test_unknown_slug_is_not_found(client, project_page):
    assert client.get("/projekter/findes-ikke/").status_code == 404


def test_unpublished_page_is_not_found(client, project_page):
    project_page.unpublish()
    assert client.get("/projekter/tunnelen/").status_code == 404


def test_page_without_record_is_not_found(client, project_page):
    ProjectPage.objects.update(project=None)
    assert client.get("/projekter/tunnelen/").status_code == 404


def test_shows_place_timeline_picture_blocks_and_facts(client, project_page):
    html = client.get("/projekter/tunnelen/").content.decode()
    wanted = [
        "<h1>En tunnel, vi tør gå igennem</h1>", "Odense V, Odense", "Fyns Politi", 'alt="En tunnel med lys"',
        "Lys i tunnelen.", "Det vil vi nå", "Bolbro Skole", "Her er vi nu", "/projekter/?politikreds=1465",
    ]  # fmt: skip
    assert [text for text in wanted if text not in html] == []
    assert html.count("<h1") == 1


def test_in_english_only_the_frame_changes(client, project_page):
    html = client.get("/en/projekter/tunnelen/").content.decode()
    assert '<h1 lang="da">En tunnel, vi tør gå igennem</h1>' in html
    assert "What we want to reach" in html
    assert 'hreflang="en"' not in html


def test_roles_of_the_project_are_shown(client, project_page):
    make_place(make_role(make_initiative(project_page.project), title="Gå med på ruten"))
    assert "Gå med på ruten" in client.get("/projekter/tunnelen/").content.decode()


def test_price_of_the_page(client, project_page, django_assert_max_num_queries):
    initiative = make_initiative(project_page.project)
    for _each in range(4):
        make_place(make_role(initiative))
    client.get("/projekter/tunnelen/")
    with django_assert_max_num_queries(BUDGET):
        client.get("/projekter/tunnelen/")


def test_two_districts_share_one_address_space(client, project_page):
    publish(make_project(COPENHAGEN, title="Naboer på Nørrebro"), slug="noerrebro")
    assert client.get("/projekter/noerrebro/").context["page"].title == "Naboer på Nørrebro"


def test_random_ids_of_blocks_are_no_cpr_numbers(project_page):
    project_page.body[0].id = "00000000-0000-4000-8000-a0102031234f"
    project_page.full_clean()


def test_an_address_with_danish_letters_is_a_whole_page(client, project_page):
    page = publish(make_project(title="En tunnel, vi tør gå igennem"), slug="en-tunnel-vi-tør-gå-igennem")
    told = client.get(page.get_url())
    assert told.status_code == 200
    for name in ("feed/", "kalender.ics"):
        assert client.get(page.get_url() + name).status_code == 200, name
