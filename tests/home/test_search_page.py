"""`/soeg/` and `/soeg/forslag/`: odd questions, pages, the way on, English, and the price of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.models import ContentPage
from home.search.finding import MOST_FOUND
from home.search.views import PAGE_SIZE
from tests.factories.work import make_index, make_place, make_project, publish

pytestmark = pytest.mark.django_db
BUDGET = 12


@pytest.fixture
def site(places_data):
    """The tree down to the list."""
    return make_index()


def lamps(number):
    for each in range(number):
        publish(make_project(title=f"Lampe {each}"))


def test_the_page_asks_before_it_answers(client, site):
    response = client.get("/soeg/")
    html = response.content.decode()
    assert (response.status_code, html.count("<h1>Søg</h1>"), 'id="h-found"' in html) == (200, 1, False)
    assert '<meta name="robots" content="noindex">' in html
    assert '<form class="t-searchform" action="/soeg/" method="get" role="search">' in html


@pytest.mark.parametrize(
    "query",
    [
        "q=",
        "q=%20%20",
        "q=%00",
        "q=%00lampe",
        "q=" + "a" * 6000,
        "q=" + "lampe+" * 2000,
        "q=%F0%9F%98%80",
        "q=%25_%5C%27%22%3C%3E",
        "q=%ff%fe",
        "q=lampe&side=9999",
        "q=lampe&side=0",
        "q=lampe&side=-1",
        "q=lampe&side=x",
        "q=lampe&side=²",
        "q=lampe&side=99999999999999999999999",
        "q=lampe&q=x",
        "side=3",
        "q=AND+OR+NOT+NEAR(*",
    ],
)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_odd_questions_never_break_the_page(client, site, prefix, query):
    lamps(1)
    assert client.get(f"{prefix}/soeg/?{query}").status_code == 200
    assert client.get(f"{prefix}/soeg/forslag/?{query}").status_code == 200


def test_what_was_asked_is_shown_and_never_run(client, site):
    html = client.get("/soeg/", {"q": '<script>x</script>"'}).content.decode()
    assert "<script>x" not in html
    assert "&lt;script&gt;x&lt;/script&gt;&quot;" in html


def test_nothing_found_has_a_way_on(client, site):
    html = client.get("/soeg/?q=findesikke").content.decode()
    assert "Ingen resultater for »findesikke«" in html
    assert "Prøv et andet ord" in html
    assert 'href="/projekter/"' in html


def test_a_question_without_words_says_what_to_write(client, site):
    assert "Skriv et ord eller navnet på en by." in client.get("/soeg/?q=%3F%3F").content.decode()


def test_a_long_question_is_cut_and_that_is_said(client, site):
    lamps(1)
    response = client.get("/soeg/", {"q": "lampe " * 100})
    assert "Vi søgte kun på de første ord." in response.content.decode()
    assert len(response.context["hits"]) == 1


def test_pages_of_results(client, site):
    lamps(PAGE_SIZE + 2)
    first = client.get("/soeg/?q=lamper")
    assert [hit.title for hit in first.context["hits"]] == [
        f"Lampe {number}" for number in range(PAGE_SIZE + 1, 1, -1)
    ]
    assert "?q=lamper&amp;side=2" in first.content.decode()
    second = client.get("/soeg/?q=lamper&side=2")
    assert [hit.title for hit in second.context["hits"]] == ["Lampe 1", "Lampe 0"]
    assert "Så mange sider er der ikke" not in second.content.decode()


def test_a_page_beyond_the_end_shows_the_last_and_says_so(client, site):
    lamps(PAGE_SIZE + 2)
    response = client.get("/soeg/?q=lamper&side=9999")
    assert [hit.title for hit in response.context["hits"]] == ["Lampe 1", "Lampe 0"]
    assert "Så mange sider er der ikke" in response.content.decode()


def test_the_frame_is_english_and_the_words_are_marked_as_danish(client, site):
    lamps(1)
    html = client.get("/en/soeg/?q=lamper").content.decode()
    assert "1 result for “lamper”" in html
    assert '<h3 lang="da"><a href="/en/projekter/' in html
    assert '<span class="badge">Project</span>' in html


def test_a_task_says_when(client, site):
    make_place()
    html = client.get("/soeg/?q=bolbro").content.decode()
    assert '<span class="badge">Opgave</span>' in html
    assert "kl.\N{NO-BREAK SPACE}" in html


@pytest.mark.parametrize("query", ["lampe", "lampe tryghedsvandring", "havnevandring", "findesikke"])
def test_the_price_does_not_grow_with_what_is_found(client, site, django_assert_num_queries, query):
    lamps(3)
    make_place()
    path = f"/soeg/?q={query}"
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    cost = len(few)
    assert cost <= BUDGET
    lamps(12)
    client.get(path)
    with django_assert_num_queries(cost):
        client.get(path)


def test_the_price_does_not_grow_with_pages_either(client, site, django_assert_num_queries):
    def add(*names):
        for name in names:
            site.get_parent().add_child(instance=ContentPage(title=f"Lampe {name}", slug=name))

    add("a")
    client.get("/soeg/?q=lampe")
    with CaptureQueriesContext(connection) as few:
        client.get("/soeg/?q=lampe")
    cost = len(few)
    add("b", "c", "d")
    with django_assert_num_queries(cost):
        assert len(client.get("/soeg/?q=lampe").context["hits"]) == 4


def test_more_than_can_be_shown_is_said(client, site, monkeypatch):
    monkeypatch.setattr("home.search.finding.MOST_FOUND", 3)
    monkeypatch.setattr("home.search.views.MOST_FOUND", 3)
    lamps(4)
    response = client.get("/soeg/?q=lampe")
    assert (MOST_FOUND, len(response.context["hits"])) == (300, 3)
    assert "Skriv et ord mere" in response.content.decode()


def suggested(client, text, prefix=""):
    return client.get(f"{prefix}/soeg/forslag/", {"q": text}).json()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("o", []),
        ("   ", []),
        ("aften", [("Aftenvandring på Skibhusvej", "Projekt")]),
        ("aftenvandringen", [("Aftenvandring på Skibhusvej", "Projekt")]),
        ("skibhus aft", [("Aftenvandring på Skibhusvej", "Projekt")]),
        ("5800", [("5800 Nyborg", "Sted")]),
        ("nybo", [("5800 Nyborg", "Sted")]),
        ("Aerø", [("5970 Ærøskøbing", "Sted")]),
        ("rudkø", [("5900 Rudkøbing", "Sted")]),
        ("Rudkoe", [("5900 Rudkøbing", "Sted")]),
        ("zzz", []),
    ],
)
def test_suggestions(client, site, text, expected):
    publish(make_project(title="Aftenvandring på Skibhusvej"))
    rows = suggested(client, text)["suggestions"]
    assert [(row["label"], row["kind"]) for row in rows] == expected


def test_a_town_leads_to_the_projects_around_it(client, site):
    assert suggested(client, "5800")["suggestions"][0]["url"] == "/projekter/?postnummer=5800"
    assert suggested(client, "5800", "/en")["suggestions"][0]["url"] == "/en/projekter/?postnummer=5800"


def test_at_most_eight_and_the_number_is_said(client, site):
    lamps(12)
    answer = suggested(client, "lam")
    assert (len(answer["suggestions"]), answer["status"]) == (8, "8 forslag")
    assert suggested(client, "lampe 3")["status"] == "1 forslag"
    assert suggested(client, "lampe 3", "/en")["status"] == "1 suggestion"


def test_suggestions_are_kept_for_a_minute(client, site, django_assert_num_queries):
    lamps(2)
    response = client.get("/soeg/forslag/?q=lam")
    assert response.headers["Cache-Control"] == "public, max-age=60"
    with django_assert_num_queries(0):
        again = client.get("/soeg/forslag/?q=LAM+")
    assert again.json() == response.json()
