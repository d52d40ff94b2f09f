"""`/projekter/`: choices, odd choices, distance, pages and the price of it all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from places.models import Municipality, PostalCode
from projects.filters import districts
from tests.factories.pages import make_picture
from tests.factories.people import COPENHAGEN, FYN
from tests.factories.work import make_index, make_project, publish

pytestmark = pytest.mark.django_db
LIST = "/projekter/"
BUDGET = 12


@pytest.fixture
def site(places_data):
    """The tree down to the list."""
    return make_index()


def published(title, *, code=None, municipality=None, district=FYN, lead="Kort sagt.", **fields):
    project = make_project(district, title=title, **fields)
    if code:
        project.postal_code = PostalCode.objects.get(pk=code)
    if municipality:
        project.municipality = Municipality.objects.get(pk=municipality)
    project.save()
    page = publish(project)
    page.lead = lead
    page.save()
    return page


def titles(client, query=""):
    return [card.title for card in client.get(f"{LIST}{query}").context["cards"]]


@pytest.fixture
def three(site):
    """Odense, Nyborg and Copenhagen."""
    published("Lys i Odense", code="5200")
    published(
        "Unge i Nyborg",
        code="5800",
        municipality="0450",
        theme="unge",
        lead="Æblehaven åbner",
        stage="recruiting",
    )
    published("Naboer på Nørrebro", district=COPENHAGEN, theme="naboskab")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"Lys i Odense", "Unge i Nyborg", "Naboer på Nørrebro"}),
        ("?politikreds=1465", {"Lys i Odense", "Unge i Nyborg"}),
        ("?kommune=0450", {"Unge i Nyborg"}),
        ("?tema=naboskab", {"Naboer på Nørrebro"}),
        ("?maal=victims", set()),
        ("?stadie=recruiting", {"Unge i Nyborg"}),
        ("?q=odense", {"Lys i Odense"}),
        ("?q=ÆBLEHAVEN", {"Unge i Nyborg"}),
        ("?q=nyborg+unge", {"Unge i Nyborg"}),
        ("?q=odense+unge", set()),
        ("?postnummer=5200&km=10", {"Lys i Odense"}),
        ("?postnummer=5200&km=50", {"Lys i Odense", "Unge i Nyborg"}),
        ("?postnummer=5200&km=37", {"Lys i Odense", "Unge i Nyborg"}),
        ("?politikreds=1470&tema=unge", set()),
    ],
)
def test_choices_narrow_the_list(client, three, query, expected):
    assert set(titles(client, query)) == expected


def test_nearest_first_with_distance(client, three):
    cards = client.get(f"{LIST}?postnummer=5800&km=100").context["cards"]
    assert [card.title for card in cards] == ["Unge i Nyborg", "Lys i Odense"]
    html = client.get(f"{LIST}?postnummer=5800&km=100").content.decode()
    assert "ca.\N{NO-BREAK SPACE}1\N{NO-BREAK SPACE}km" in html


def test_newest_first_without_a_place(client, site):
    for name in ("Den ældste", "Den midterste", "Den nyeste"):
        published(name)
    assert titles(client) == ["Den nyeste", "Den midterste", "Den ældste"]


@pytest.mark.parametrize(
    "query",
    [
        "?postnummer=9999",
        "?postnummer=abc",
        "?postnummer=%00",
        "?postnummer=5200&km=abc",
        "?postnummer=5200&km=-1",
        "?postnummer=5200&km=0",
        "?postnummer=5200&km=99999999999999999999",
        "?km=²",
        "?tema=findes-ikke",
        "?politikreds=0",
        "?kommune='; drop table",
        "?maal=%F0%9F%98%80",
        "?stadie=",
        "?q=%00",
        "?q=" + "a" * 5000,
        "?q=%25_%5C",
        "?side=0",
        "?side=-3",
        "?side=x",
        "?side=99999999999999999999",
        "?ukendt=1",
        "?tema=unge&tema=x",
    ],
)
def test_odd_choices_never_break_the_page(client, three, query):
    assert client.get(f"{LIST}{query}").status_code == 200


def test_unknown_postal_code_is_said_and_kept(client, three):
    response = client.get(f"{LIST}?postnummer=9999&tema=unge")
    html = response.content.decode()
    assert response.context["form"].errors.keys() == {"postnummer"}
    assert 'value="9999"' in html
    assert 'href="#id_postnummer"' in html
    assert html.count("<title>Fejl: ") == 1
    assert [card.title for card in response.context["cards"]] == ["Unge i Nyborg"]


def test_page_beyond_the_end_shows_the_last(client, site):
    for number in range(14):
        published(f"Projekt {number}")
    assert len(titles(client)) == 12
    response = client.get(f"{LIST}?side=99")
    assert (response.context["page_obj"].number, len(response.context["cards"])) == (2, 2)
    near = client.get(f"{LIST}?postnummer=5200&side=2").context
    assert (near["page_obj"].number, len(near["cards"])) == (2, 2)


def test_count_is_a_status_message(client, three):
    assert (
        '<span aria-live="polite" aria-atomic="true">3 projekter</span>' in client.get(LIST).content.decode()
    )


def test_a_chip_removes_one_choice(client, three):
    chips = client.get(f"{LIST}?q=i&tema=unge&postnummer=5800&km=10&side=1").context["chips"]
    assert [chip.url for chip in chips] == [
        "?tema=unge&postnummer=5800&km=10", "?q=i&tema=unge", "?q=i&postnummer=5800&km=10"
    ]  # fmt: skip


def test_map_counts_each_district(client, three):
    context = client.get(LIST).context
    counts = {tile.url: tile.count for tile in context["tiles"] if tile.count}
    assert counts == {f"?politikreds={FYN}": 2, f"?politikreds={COPENHAGEN}": 1}
    assert (len(context["tiles"]), context["everywhere"].count) == (12, 3)


def test_map_keeps_choices_that_are_not_of_place(client, three):
    context = client.get(f"{LIST}?tema=unge&postnummer=5800&politikreds=1465").context
    assert [tile.url for tile in context["tiles"] if tile.count] == ["?tema=unge&politikreds=1465"]
    assert [tile.current for tile in context["tiles"] if tile.count] == [True]


def test_unpublished_pages_are_not_listed(client, three):
    page = published("Kun et udkast")
    page.unpublish()
    assert "Kun et udkast" not in titles(client)


def test_empty_list_shows_a_way_on(client, site):
    html = client.get(f"{LIST}?q=findesikke").content.decode()
    assert "Ingen projekter passer til dine valg" in html


@pytest.mark.parametrize(
    "query", ["", "?postnummer=5200&km=50", "?q=lys&politikreds=1465&tema=lys-og-stier", "?side=2"]
)
def test_queries_do_not_grow_with_the_rows(client, three, django_assert_num_queries, query):
    def warm_up():
        client.get(f"{LIST}{query}")

    def pages_with_pictures(number):
        for each in range(number):
            page = published(f"Lys {each}")
            page.picture, page.picture_is_decoration = make_picture(), True
            page.save()

    pages_with_pictures(13)
    warm_up()
    with CaptureQueriesContext(connection) as few:
        client.get(f"{LIST}{query}")
    cost = len(few)  # the next request empties the log
    assert cost <= BUDGET
    pages_with_pictures(10)
    warm_up()
    with django_assert_num_queries(cost):
        client.get(f"{LIST}{query}")


def test_places_are_read_again_when_they_were_missing(places_data):
    assert len(districts()) == 12


def test_english_frame_around_danish_text(client, three):
    html = client.get(f"/en{LIST}").content.decode()
    assert '<html lang="en">' in html
    assert '<span aria-live="polite" aria-atomic="true">3 projects</span>' in html
    assert '<p lang="da">Kort sagt.</p>' in html
    assert 'href="/en/projekter/' in html


def test_no_inline_style_or_script(client, three):
    html = client.get(LIST).content.decode()
    assert [part for part in ("<script>", "style=", "onclick") if part in html] == []


def test_front_page_search_leads_here(client, three):
    html = client.get("/").content.decode()
    assert 'action="/projekter/"' in html
    assert 'name="postnummer"' in html
    assert reverse("tasks") in html
