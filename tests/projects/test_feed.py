"""`/projekter/feed/`: valid RSS of the newest projects, with full addresses."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.factories.people import COPENHAGEN
from tests.factories.work import make_project, publish

pytestmark = pytest.mark.django_db
FEED = "/projekter/feed/"
ATOM = "{http://www.w3.org/2005/Atom}link"


@pytest.fixture
def pages(places_data, settings):
    """Three pages, the last the oldest, at an address of our own."""
    settings.WAGTAILADMIN_BASE_URL = "https://tryghed.example"
    now = timezone.now().replace(microsecond=0)
    return [
        publish(make_project(title=title, **fields), first_published_at=now - timedelta(days=age))
        for age, (title, fields) in enumerate(
            [("Lys & luft", {}), ("Unge i byen", {"theme": "unge"}), ("Naboer", {"district": COPENHAGEN})]
        )
    ]


def channel(client, query=""):
    response = client.get(f"{FEED}{query}", headers={"host": "elsewhere.example"})
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).find("channel")


def titles(client, query=""):
    return [item.findtext("title") for item in channel(client, query).iter("item")]


def test_the_channel_says_what_it_is(client, pages):
    feed = channel(client)
    assert feed.findtext("title") == "Tryghed – Nyeste projekter"
    assert feed.findtext("link") == "https://tryghed.example/projekter/"
    assert feed.findtext("language") == "da"
    assert feed.findtext("description")
    assert feed.find(ATOM).attrib == {"href": f"https://tryghed.example{FEED}", "rel": "self"}


def test_the_newest_first_with_full_addresses(client, pages):
    assert titles(client) == ["Lys & luft", "Unge i byen", "Naboer"]
    item = channel(client).find("item")
    address = f"https://tryghed.example/projekter/{pages[0].slug}/"
    assert (item.findtext("link"), item.findtext("guid")) == (address, address)
    assert item.findtext("description") == "Kort sagt."
    assert item.findtext("pubDate") == pages[0].first_published_at.strftime("%a, %d %b %Y %H:%M:%S +0000")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?politikreds=1470", ["Naboer"]),
        ("?tema=unge", ["Unge i byen"]),
        ("?q=nabo", ["Naboer"]),
        ("?politikreds=x", ["Lys & luft", "Unge i byen", "Naboer"]),
        ("?q=%00", ["Lys & luft", "Unge i byen", "Naboer"]),
    ],
)
def test_the_lists_choices_narrow_it(client, pages, query, expected):
    assert titles(client, query) == expected


def test_links_keep_the_choices(client, pages):
    feed = channel(client, "?politikreds=1470")
    assert feed.findtext("link") == "https://tryghed.example/projekter/?politikreds=1470"
    assert feed.find(ATOM).attrib["href"] == f"https://tryghed.example{FEED}?politikreds=1470"


def test_what_is_not_public_is_not_in_it(client, pages):
    pages[0].unpublish()
    assert titles(client) == ["Unge i byen", "Naboer"]


def test_the_list_names_its_feed(client, pages):
    html = client.get("/projekter/").content.decode()
    link = (
        '<link rel="alternate" type="application/rss+xml" title="Nyeste projekter" href="/projekter/feed/">'
    )
    assert html.count(link) == 1
    assert client.get("/").content.decode().count("application/rss+xml") == 0
