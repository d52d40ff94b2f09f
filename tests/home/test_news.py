"""News: the list, the page, and whose they are."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from home.models import NewsIndexPage, NewsPage
from tests.factories.pages import district_page, make_editor, make_picture, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(places_data):
    """The news list of a new site."""
    make_site()
    return NewsIndexPage.objects.get()


def make_news(parent, number, **fields):
    page = NewsPage(
        title=f"Nyt {number}",
        slug=f"nyt-{number}",
        lead="Kort.",
        published_on=date(2026, 11, number),
        **fields,
    )
    return parent.add_child(instance=page)


def test_an_empty_list_has_a_way_on(client, index):
    html = client.get("/nyheder/").content.decode()
    assert "Ingen nyheder endnu" in html


def test_the_newest_stand_first_on_pages_of_twelve(client, index):
    for number in range(1, 15):
        make_news(index, number)
    first = [page.title for page in client.get("/nyheder/").context["news"]]
    assert first == [f"Nyt {number}" for number in range(14, 2, -1)]
    assert [page.title for page in client.get("/nyheder/?side=2").context["news"]] == ["Nyt 2", "Nyt 1"]


@pytest.mark.parametrize(
    "query", ["side=9999", "side=x", "side=-1", "politikreds=9999", "politikreds=%00", "x=%FF"]
)
def test_odd_addresses_show_what_there_is(client, index, query):
    make_news(index, 1)
    response = client.get(f"/nyheder/?{query}")
    assert (response.status_code, [page.title for page in response.context["news"]]) == (200, ["Nyt 1"])


def test_a_districts_news_stand_in_its_branch_and_under_the_common_address(client, index):
    page = make_news(district_page(), 1)
    assert (page.district_id, page.get_url()) == ("1465", "/nyheder/nyt-1/")
    assert client.get("/nyheder/nyt-1/").context["page"] == page
    assert client.get("/nyheder/?politikreds=1465").context["news"] == [page]
    assert list(client.get("/nyheder/?politikreds=1460").context["news"]) == []


def test_no_two_have_the_same_address(index):
    make_news(index, 1)
    with pytest.raises(ValidationError) as refused:
        make_news(district_page(), 1)
    assert list(refused.value.message_dict) == ["slug"]


def test_a_draft_is_not_found(client, index):
    make_news(index, 1, live=False)
    assert client.get("/nyheder/nyt-1/").status_code == 404


@pytest.mark.parametrize(
    ("alt", "decoration", "refused"),
    [("", False, True), ("En lampe", False, False), ("", True, False), ("En lampe", True, False)],
)
def test_a_picture_is_described_or_decoration(index, alt, decoration, refused):
    page = NewsPage(title="Nyt", slug="nyt", lead="Kort.", picture=make_picture(), picture_alt=alt)
    page.picture_is_decoration = decoration
    if refused:
        with pytest.raises(ValidationError) as error:
            index.add_child(instance=page)
        assert error.value.message_dict == {
            "picture_alt": ["Skriv, hvad billedet viser, eller sæt kryds ved, at det kun er pynt."]
        }
    else:
        assert index.add_child(instance=page).picture_text == ("" if decoration else alt)


def test_a_districts_editor_writes_news_in_the_own_branch_alone(client, index):
    client.force_login(make_editor("1470"))
    addresses = {
        "own": f"/admin/pages/add/home/newspage/{district_page('1470').pk}/",
        "other": f"/admin/pages/add/home/newspage/{district_page('1465').pk}/",
        "country": f"/admin/pages/add/home/newspage/{index.pk}/",
    }
    assert {name: client.get(url).status_code for name, url in addresses.items()} == {
        "own": 200,
        "other": 302,
        "country": 302,
    }


def test_the_front_page_and_the_district_show_the_newest(client, index):
    for number in range(1, 5):
        make_news(district_page(), number)
    for path in ("/", "/projekter/fyn/"):
        panels = [panel for panel in client.get(path).context["panels"] if "news" in panel.context]
        assert [page.title for page in panels[0].context["news"]] == ["Nyt 4", "Nyt 3", "Nyt 2"]
