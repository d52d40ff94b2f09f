"""`/nyheder/feed/`: the news as RSS."""

from xml.etree import ElementTree

import pytest

from home.models import NewsIndexPage, NewsPage
from places.models import District
from tests.factories.people import FYN
from tests.factories.work import make_index

pytestmark = pytest.mark.django_db
FEED = "/nyheder/feed/"


@pytest.fixture
def news(places_data, settings):
    """Two pieces of news, one of them Fyn's."""
    settings.WAGTAILADMIN_BASE_URL = "https://tryghed.example"
    index = make_index().get_parent().add_child(instance=NewsIndexPage(title="Nyheder", slug="nyheder"))
    district = District.objects.get(pk=FYN)
    index.add_child(
        instance=NewsPage(title="Lamperne er tændt", slug="lamper", lead="Nu.", district=district)
    )
    return index.add_child(instance=NewsPage(title="Ny aftale", slug="aftale", lead="I dag."))


def channel(client, query=""):
    return ElementTree.fromstring(client.get(f"{FEED}{query}").content).find("channel")


def test_the_newest_first_with_full_addresses(client, news):
    feed = channel(client)
    assert [(item.findtext("title"), item.findtext("link")) for item in feed.iter("item")] == [
        ("Ny aftale", "https://tryghed.example/nyheder/aftale/"),
        ("Lamperne er tændt", "https://tryghed.example/nyheder/lamper/"),
    ]
    assert (feed.findtext("link"), feed.findtext("language")) == ("https://tryghed.example/nyheder/", "da")


@pytest.mark.parametrize(
    ("query", "number"), [("?politikreds=1465", 1), ("?politikreds=1470", 0), ("?politikreds=x", 2)]
)
def test_a_districts_own(client, news, query, number):
    assert len(list(channel(client, query).iter("item"))) == number


def test_what_is_taken_down_is_gone(client, news):
    news.unpublish()
    assert len(list(channel(client).iter("item"))) == 1


def test_the_list_names_it_and_a_piece_of_news_says_what_it_is(client, news):
    assert 'type="application/rss+xml"' in client.get("/nyheder/").content.decode()
    html = client.get("/nyheder/aftale/").content.decode()
    assert '"@type": "NewsArticle"' in html
    assert '<link rel="canonical" href="https://tryghed.example/nyheder/aftale/">' in html


def test_the_search_finds_news(client, news):
    hits = client.get("/soeg/?q=lampe").context["hits"]
    assert [(hit.title, hit.url) for hit in hits] == [("Lamperne er tændt", "/nyheder/lamper/")]
