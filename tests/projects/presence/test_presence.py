"""`/hvor-er-politiet/`: what anybody may come by, by place and day."""

import json
import xml.etree.ElementTree as ET
from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from places.models import PostalCode
from projects.enums import Access, InitiativeKind, SessionState
from projects.models import Session
from projects.presence.filters import PresenceFilter
from projects.presence.selectors import drop_in_sessions
from tests.factories.people import COPENHAGEN
from tests.factories.work import make_district_page, make_index, make_initiative, make_project, publish

pytestmark = pytest.mark.django_db
LIST = "/hvor-er-politiet/"


def visit(days=3.0, *, postal_code="5200", title="Bilen på torvet", project=None, **fields):
    """A session that anybody may come by, some days from now."""
    if project is None:
        project = make_project()
        publish(project)
    fields.setdefault("drop_in", True)
    initiative = make_initiative(project, title=title, **fields)
    starts = timezone.now() + timedelta(days=days)
    return Session.objects.create(
        initiative=initiative,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        place="Torvet, ved springvandet",
        postal_code=PostalCode.objects.get(pk=postal_code),
    )


def titles(client, query=""):
    """What the list shows, in order."""
    html = BeautifulSoup(client.get(LIST + query).content, "html.parser")
    return [each.text for each in html.select(".t-visits h4")]


def test_it_shows_drop_in_and_mobile_stations_in_order(client):
    visit(5, title="Senere")
    visit(2, title="Først")
    other = visit(3, title="Vandring med tilmelding", drop_in=False)
    station = visit(4, title="Den mobile station", drop_in=False)
    station.initiative.kind = InitiativeKind.MOBILE_STATION
    station.initiative.save()
    assert titles(client) == ["Først", "Den mobile station", "Senere"]
    assert other.initiative.kind == InitiativeKind.WALK


def test_days_are_headings_and_the_project_is_linked(client):
    session = visit(2)
    html = BeautifulSoup(client.get(LIST).content, "html.parser")
    day = timezone.localtime(session.starts_at)
    assert str(day.day) in html.select_one(".t-visits__day").text
    slug = session.initiative.project.pages.get().slug
    assert html.select_one(".t-visits h4 a")["href"] == f"/projekter/{slug}/"
    assert html.select_one("#h-count [aria-live=polite]").text == "1 besøg"
    link = html.select_one(".t-visits .t-sessions__do a")["href"]
    assert link == f"/hvor-er-politiet/{session.pk}.ics"
    assert client.get(link)["Content-Type"] == "text/calendar; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?postnummer=5200&km=5", ["Odense V"]),
        ("?postnummer=5000&km=50", ["Odense V", "Svendborg"]),
        ("?kommune=0461", ["Odense V"]),
        ("?kommune=0479", ["Svendborg"]),
        ("?politikreds=1470", ["København"]),
        ("?kommune=9999", ["Odense V", "Svendborg", "København"]),
        ("?postnummer=xx", ["Odense V", "Svendborg", "København"]),
        ("?km=-1", ["Odense V", "Svendborg", "København"]),
    ],
)
def test_place(client, query, expected):
    visit(1, title="Odense V")
    visit(2, title="Svendborg", postal_code="5700")
    capital = make_project(COPENHAGEN)
    publish(capital)
    visit(3, title="København", postal_code="2200", project=capital)
    assert titles(client, query) == expected


def test_distance_is_about(client):
    visit(1, postal_code="5000")
    assert "ca.\N{NO-BREAK SPACE}" in client.get(f"{LIST}?postnummer=5200&km=25").content.decode()


class TestDays:
    """The clock stands on Thursday 26 March 2026; the clocks are turned on the Sunday."""

    @pytest.fixture(autouse=True)
    def thursday(self, monkeypatch):
        now = datetime(2026, 3, 26, 12, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: now)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", [0, 1, 3, 4, 10, 11]),
            ("hvornaar=i-dag", [0]),
            ("hvornaar=denne-uge", [0, 1, 3]),
            ("hvornaar=naeste-uge", [4, 10]),
            ("fra=2026-03-29&til=2026-03-29", [3]),
            ("fra=30.3.2026", [4, 10, 11]),
            ("til=2026-03-27", [0, 1]),
            ("fra=2026-03-20&til=2026-03-26", [-2, 0]),
            ("fra=2026-03-29&til=2026-03-29&hvornaar=naeste-uge", [3]),
            ("fra=x", [0, 1, 3, 4, 10, 11]),
            ("hvornaar=x", [0, 1, 3, 4, 10, 11]),
        ],
    )
    def test_days(self, client, query, expected):
        project = make_project()
        publish(project)
        for days in (-2, 0, 1, 3, 4, 10, 11):
            visit(days + 0.4, title=str(days), project=project)
        assert titles(client, f"?{query}") == [str(days) for days in expected]

    def test_today_is_still_there_while_it_lasts(self, client):
        visit(-1 / 24, title="I gang")
        visit(-3 / 24, title="Slut")
        assert titles(client) == ["I gang"]

    def test_the_last_day_before_the_first(self, client):
        visit(1)
        html = client.get(f"{LIST}?fra=2026-03-30&til=2026-03-27").content.decode()
        assert "Den sidste dag ligger før den første" in html
        assert "<title>Fejl:" in html

    def test_weeks_end_on_sunday(self):
        found = PresenceFilter({"hvornaar": "denne-uge"}, queryset=drop_in_sessions())
        assert found.days == (date(2026, 3, 26), date(2026, 3, 29))


def test_what_is_no_date_is_kept_to_be_put_right(client):
    make_index()
    field = BeautifulSoup(client.get(f"{LIST}?fra=i+morgen").content, "html.parser").select_one("#id_fra")
    assert (field["type"], field["value"]) == ("text", "i morgen")


@pytest.mark.parametrize(
    "query", ["fra=0001-01-01", "til=9999-12-31", "fra=9999-12-31", "fra=0001-01-01&til=9999-12-31"]
)
def test_days_no_clock_knows_are_as_far_off_as_can_be(client, query):
    visit()
    expected = [] if query == "fra=9999-12-31" else ["Bilen på torvet"]
    assert titles(client, f"?{query}") == expected


def test_called_off_says_so(client):
    session = visit(2)
    Session.objects.filter(pk=session.pk).update(state=SessionState.CANCELLED)
    row = BeautifulSoup(client.get(LIST).content, "html.parser").select_one(".t-visits li")
    assert row.select_one(".badge").text == "Aflyst"
    assert "Føj til kalender" not in row.text


@pytest.mark.parametrize("hidden", ["unpublished", "restricted", "parent", "never published"])
def test_what_not_everybody_may_read_is_nowhere(client, hidden):
    project = make_project(title="Skjult")
    page = publish(project, live=hidden != "never published")
    session = visit(2, project=project, title="Den skjulte bil")
    if hidden == "unpublished":
        page.unpublish()
    elif hidden == "parent":
        make_district_page().unpublish()
    elif hidden == "restricted":
        project.access = Access.RESTRICTED
        project.save()
    for path in (LIST, f"{LIST}kalender.ics", f"{LIST}feed/", "/projekter/kalender.ics", "/"):
        assert "Den skjulte bil" not in client.get(path).content.decode(), path
    assert client.get(f"{LIST}{session.pk}.ics").status_code == 404


def test_nothing_found_says_so_and_shows_a_way_on(client):
    make_index()
    html = client.get(f"{LIST}?kommune=0461").content.decode()
    assert "Ingen besøg passer til dine valg" in html
    assert 'href="/hvor-er-politiet/">Se alle besøg' in html


def test_calendar_and_feed_of_a_municipality(client):
    visit(1, title="Odense V")
    visit(2, title="Svendborg", postal_code="5700")
    html = client.get(f"{LIST}?kommune=0479").content.decode()
    for name in ("kalender.ics", "feed/"):
        assert f'href="{LIST}{name}?kommune=0479"' in html
        body = client.get(f"{LIST}{name}?kommune=0479").content.decode()
        assert "Svendborg" in body
        assert "Odense V" not in body


def test_the_feed_reads_back(client):
    session = visit(2, title="Kaffe & <låse>")
    Session.objects.filter(pk=session.pk).update(state=SessionState.CANCELLED)
    channel = ET.fromstring(client.get(f"{LIST}feed/").content).find("channel")
    item = channel.find("item")
    assert item.findtext("title").startswith("Aflyst: ")
    assert item.findtext("title").endswith("Kaffe & <låse>")
    assert item.findtext("guid") == f"tryghed:session-{session.pk}-cancelled"


def test_it_is_in_pages(client):
    project = make_project()
    publish(project)
    for number in range(25):
        visit(1 + number / 10, title=f"Besøg {number:02}", project=project)
    assert titles(client) == [f"Besøg {number:02}" for number in range(20)]
    assert titles(client, "?side=2") == [f"Besøg {number:02}" for number in range(20, 25)]


@pytest.mark.parametrize("rows", [3, 18])
def test_it_asks_the_database_at_most_12_times(client, rows, django_assert_max_num_queries):
    for number in range(rows):
        visit(1 + number / 10)
    client.get(LIST)
    with django_assert_max_num_queries(12):
        client.get(f"{LIST}?postnummer=5200&km=25&hvornaar=")


def test_search_and_sitemap_know_it(client):
    visit(2, title="Den mobile politistation")
    html = client.get("/soeg/?q=mobil+politistation").content.decode()
    assert "/hvor-er-politiet/?postnummer=5200" in html.replace("&amp;", "&")
    assert "/hvor-er-politiet/</loc>" in client.get("/sitemap.xml").content.decode()


def test_the_panel_of_a_district_shows_its_own(client):
    make_index()
    visit(2, title="På Fyn")
    capital = make_project(COPENHAGEN)
    publish(capital)
    visit(1, title="I København", project=capital, postal_code="2200")
    html = client.get(make_district_page().get_url()).content.decode()
    panel = BeautifulSoup(html, "html.parser").select_one("[aria-labelledby=h-visits]")
    assert [each.text for each in panel.select("h3")] == ["På Fyn"]


def test_search_engines_read_events(client):
    session = visit(2, title="Bilen på torvet")
    html = BeautifulSoup(client.get(f"{LIST}?kommune=0461").content, "html.parser")
    data = [json.loads(each.string) for each in html.select('script[type="application/ld+json"]')]
    [event] = [each for each in data if each["@type"] == "Event"]
    assert (event["name"], event["eventStatus"]) == ("Bilen på torvet", "https://schema.org/EventScheduled")
    assert event["location"]["address"]["postalCode"] == session.postal_code_id
    assert html.select_one('link[rel="canonical"]')["href"].endswith("/hvor-er-politiet/?kommune=0461")
