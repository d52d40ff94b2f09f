"""`/sitemap.xml` and `/robots.txt`: everything public, nothing else."""

from xml.etree import ElementTree

import pytest
from django.utils.timezone import localtime
from wagtail.models import PageViewRestriction

from home.languages import make_english
from home.models import ContentPage
from tests.factories.ideas import make_idea
from tests.factories.work import make_index, make_project, publish

pytestmark = pytest.mark.django_db
BASE = "https://tryghed.example"
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def home(places_data, settings):
    """The tree, at an address of our own."""
    settings.WAGTAILADMIN_BASE_URL = BASE
    return make_index().get_parent().specific


def entries(client):
    """Path → (day it changed, {language: path})."""
    response = client.get("/sitemap.xml", headers={"host": "elsewhere.example"})
    found = {}
    for url in ElementTree.fromstring(response.content).findall("s:url", NS):
        others = {
            link.attrib["hreflang"]: link.attrib["href"].removeprefix(BASE)
            for link in url.findall("x:link", NS)
        }
        address = url.findtext("s:loc", namespaces=NS)
        assert address.startswith(BASE)
        found[address.removeprefix(BASE)] = (url.findtext("s:lastmod", namespaces=NS), others)
    return found


def pair(path):
    return {"da": path, "en": f"/en{path}"}


def test_public_pages_and_lists_are_all_there(client, home):
    page = publish(make_project())
    page.save_revision().publish()
    home.add_child(instance=ContentPage(title="Kontakt", slug="kontakt"))
    page.refresh_from_db()
    day = localtime(page.last_published_at).strftime("%Y-%m-%d")
    assert entries(client) == {
        "/": (day, {}),
        "/projekter/": (day, pair("/projekter/")),
        "/en/projekter/": (day, pair("/projekter/")),
        "/projekter/kreds-1465/": (None, {}),
        f"/projekter/{page.slug}/": (day, {}),
        "/kontakt/": (None, {}),
        "/opgaver/": (None, pair("/opgaver/")),
        "/en/opgaver/": (None, pair("/opgaver/")),
        "/bliv-ambassadoer/": (None, pair("/bliv-ambassadoer/")),
        "/en/bliv-ambassadoer/": (None, pair("/bliv-ambassadoer/")),
        "/interesse/": (None, pair("/interesse/")),
        "/en/interesse/": (None, pair("/interesse/")),
        "/hvor-er-politiet/": (None, pair("/hvor-er-politiet/")),
        "/en/hvor-er-politiet/": (None, pair("/hvor-er-politiet/")),
        "/foelg/": (None, pair("/foelg/")),
        "/en/foelg/": (None, pair("/foelg/")),
        "/foreslaa/": (None, pair("/foreslaa/")),
        "/en/foreslaa/": (None, pair("/foreslaa/")),
        "/ideer/": (None, pair("/ideer/")),
        "/en/ideer/": (None, pair("/ideer/")),
    }


def test_drafts_and_pages_behind_a_password_are_not(client, home):
    publish(make_project()).unpublish()
    before = {"/", "/projekter/", "/en/projekter/", "/projekter/kreds-1465/"}
    lists = (
        "/opgaver/",
        "/bliv-ambassadoer/",
        "/interesse/",
        "/hvor-er-politiet/",
        "/foelg/",
        "/foreslaa/",
        "/ideer/",
    )
    before |= {f"{prefix}{path}" for prefix in ("", "/en") for path in lists}
    closed = home.add_child(instance=ContentPage(title="Lukket", slug="lukket"))
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")
    assert set(entries(client)) == before


def test_a_real_translation_is_named_in_both(client, home):
    english = make_english(home.add_child(instance=ContentPage(title="Kontakt", slug="kontakt")))
    assert "/en/kontakt/" not in entries(client)
    english.save_revision().publish()
    paths = {
        path: others
        for path, (_day, others) in entries(client).items()
        if path in {"/kontakt/", "/en/kontakt/"}
    }
    assert paths == {"/kontakt/": pair("/kontakt/"), "/en/kontakt/": pair("/kontakt/")}


def test_the_price_does_not_grow_with_the_pages(client, home, django_assert_num_queries):
    def add(number):
        for _ in range(number):
            publish(make_project())

    add(2)
    client.get("/sitemap.xml")
    with django_assert_num_queries(7):
        client.get("/sitemap.xml")
    add(5)
    client.get("/sitemap.xml")
    with django_assert_num_queries(7):
        client.get("/sitemap.xml")


def test_robots_names_the_sitemap_and_keeps_out_of_personal_pages(client, home):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == f"Sitemap: {BASE}/sitemap.xml"
    for path in ("/min-side/", "/koordinator/", "/konto/", "/svar/", "/soeg/"):
        assert f"Disallow: {path}" in lines
        assert f"Disallow: /en{path}" in lines
    assert "Disallow: /" not in lines


def test_published_ideas_are_there_and_others_not(client, home):
    shown = make_idea(published=True, title="Lys på kajen")
    make_idea(state="considered", title="Lys i gården")
    found = {path for path in entries(client) if path.startswith("/ideer/")}
    assert found == {"/ideer/", f"/ideer/{shown.pk}-lys-paa-kajen/"}
