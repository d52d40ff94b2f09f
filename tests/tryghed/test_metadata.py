"""The head of every kind of page: canonical address, languages, shared links, data for search engines."""

import html
import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from home.languages import make_english
from home.models import ContentPage
from tests.factories.pages import make_picture
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_index, make_place, make_project, publish

pytestmark = pytest.mark.django_db
BASE = "https://tryghed.example"


@pytest.fixture(autouse=True)
def base(places_data, settings):
    """The tree, at an address of our own."""
    settings.WAGTAILADMIN_BASE_URL = BASE
    return make_index()


@pytest.fixture
def place():
    """Seats at a coming session."""
    return make_place()


class Head:
    """What the head of a page says."""

    def __init__(self, client, path):
        self.html = client.get(path, headers={"host": "elsewhere.example"}).content.decode()
        self.head = self.html.partition("</head>")[0]

    def one(self, pattern):
        found = re.findall(pattern, self.head)
        assert len(found) <= 1, found
        return html.unescape(found[0]) if found else ""

    @property
    def canonical(self):
        return self.one(r'<link rel="canonical" href="([^"]*)">')

    @property
    def robots(self):
        return self.one(r'<meta name="robots" content="([^"]*)">')

    @property
    def alternates(self):
        head = html.unescape(self.head)
        return dict(re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', head))

    @property
    def data(self):
        parts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', self.head, re.DOTALL)
        return {part["@type"]: part for part in map(json.loads, parts)}

    def og(self, name):
        return self.one(rf'<meta property="og:{name}" content="([^"]*)">')


def pair(path):
    return {"da": f"{BASE}{path}", "en": f"{BASE}/en{path}"}


@pytest.mark.parametrize(
    ("query", "kept", "robots"),
    [
        ("", "", ""),
        ("?side=1", "", ""),
        ("?q=&tema=&side=", "", ""),
        ("?utm_source=x&fbclid=y&tema=unge", "?tema=unge", ""),
        ("?tema=unge&politikreds=1465", "?politikreds=1465&tema=unge", ""),
        ("?tema=findes-ikke", "", ""),
        ("?km=10", "", ""),
        ("?postnummer=5200&km=10", "?postnummer=5200&km=10", ""),
        ("?side=9999", "", ""),
        ("?side=2&tema=lys-og-stier", "?tema=lys-og-stier&side=2", ""),
        ("?q=lys", "?q=lys", "noindex, follow"),
    ],
)
def test_lists_are_their_own_address_without_what_means_nothing(client, query, kept, robots):
    for _ in range(13 if "side=2" in query else 1):
        publish(make_project())
    for prefix in ("", "/en"):
        head = Head(client, f"{prefix}/projekter/{query}")
        assert (head.canonical, head.robots) == (f"{BASE}{prefix}/projekter/{kept}", robots)
        assert head.alternates == pair(f"/projekter/{kept}")


@pytest.mark.parametrize("path", ["/opgaver/", "/bliv-ambassadoer/"])
def test_interface_pages_are_in_both_languages(client, path):
    danish, english = Head(client, path), Head(client, f"/en{path}")
    assert (danish.canonical, english.canonical) == (f"{BASE}{path}", f"{BASE}/en{path}")
    assert danish.alternates == english.alternates == pair(path)
    assert (danish.og("locale"), english.og("locale")) == ("da_DK", "en_GB")
    assert danish.one(r'<meta name="description" content="([^"]*)">')


def test_filters_of_tasks_are_kept_too(client):
    assert Head(client, "/opgaver/?tema=unge&ukendt=1").canonical == f"{BASE}/opgaver/?tema=unge"


def test_danish_text_in_an_english_frame_has_its_danish_address(client, place):
    page = place.session.initiative.project.pages.get()
    for path in (f"/projekter/{page.slug}/", f"/opgaver/{place.pk}/", "/"):
        for prefix in ("", "/en"):
            head = Head(client, f"{prefix}{path}")
            assert (head.canonical, head.alternates, head.robots) == (f"{BASE}{path}", {}, "")
            assert head.og("locale") == "da_DK"


def test_a_real_translation_has_both_addresses(client, base):
    page = base.get_parent().add_child(instance=ContentPage(title="Kontakt", slug="kontakt"))
    english = make_english(page)
    assert Head(client, "/en/kontakt/").canonical == f"{BASE}/kontakt/"
    assert Head(client, "/kontakt/").alternates == {}
    english.save_revision().publish()
    for path, locale in (("/kontakt/", "da_DK"), ("/en/kontakt/", "en_GB")):
        head = Head(client, path)
        assert (head.canonical, head.og("locale"), head.alternates) == (
            f"{BASE}{path}",
            locale,
            pair("/kontakt/"),
        )


def test_a_shared_project_shows_its_own_words_and_picture(client):
    page = publish(
        make_project(title='Lys & "luft"'),
        picture=make_picture(),
        picture_is_decoration=True,
        search_description="Kort & godt.",
    )
    head = Head(client, f"/projekter/{page.slug}/")
    assert (head.og("title"), head.og("description")) == ('Lys & "luft"', "Kort & godt.")
    assert (head.og("type"), head.og("url")) == ("article", f"{BASE}/projekter/{page.slug}/")
    assert head.og("site_name") == "Tryghed"
    assert re.fullmatch(rf"{BASE}/media/images/lampe.*\.jpg", head.og("image"))
    assert head.one(r'<meta name="twitter:card" content="([^"]*)">') == "summary_large_image"


def test_without_a_picture_the_drawn_one_is_shared(client):
    page = publish(make_project())
    head = Head(client, f"/projekter/{page.slug}/")
    assert head.og("image") == f"{BASE}/static/tryghed/img/share.png"
    assert (head.og("image:width"), head.og("image:height")) == ("1200", "630")
    assert finders.find("tryghed/img/share.png")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_is_not_for_all_stays_out_of_search_engines(client, place, prefix):
    person = make_volunteer().person
    paths = ["/soeg/", "/soeg/?q=lys", "/findes-ikke/", "/opgaver/999999/", "/bliv-ambassadoer/tak/"]
    paths += [reverse("account_request_login_code"), reverse("account_login")]
    found = {path: Head(client, f"{prefix}{path}") for path in paths}
    client.force_login(person)
    found["/min-side/"] = Head(client, f"{prefix}/min-side/")
    client.force_login(make_staff())
    found["/koordinator/"] = Head(client, f"{prefix}/koordinator/")
    for path, head in found.items():
        assert "<html" in head.html or path == "/bliv-ambassadoer/tak/", path
        if head.html:
            assert (head.robots, head.canonical, head.og("title")) == ("noindex", "", ""), path


def test_the_front_page_says_who_and_how_to_search(client):
    data = Head(client, "/").data
    assert set(data) == {"Organization", "WebSite"}
    action = data["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{BASE}/soeg/?q={{search_term_string}}"
    assert client.get("/soeg/", {"q": "x"}).status_code == 200


def test_a_project_is_an_article_with_its_way(client):
    page = publish(make_project(title="Slut </script><b>", theme="unge"))
    head = Head(client, f"/projekter/{page.slug}/")
    article = head.data["Article"]
    assert article["headline"] == "Slut </script><b>"
    assert (article["inLanguage"], article["publisher"]["name"]) == ("da", "Tryghed")
    steps = head.data["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step.get("item", "")) for step in steps] == [
        (1, "Forside", f"{BASE}/"),
        (2, "Projekter", f"{BASE}/projekter/"),
        (3, "Slut </script><b>", ""),
    ]


def test_a_task_is_an_event_without_people(client, place):
    head = Head(client, f"/opgaver/{place.pk}/")
    event, session = head.data["Event"], place.session
    assert (event["name"], event["location"]["address"]["postalCode"]) == (
        "Tryghedsvandring i Bolbro",
        "5200",
    )
    assert event["organizer"] == {"@type": "Organization", "name": str(session.initiative.project.district)}
    assert event["startDate"][:10] == f"{session.starts_at.astimezone():%Y-%m-%d}"
    assert "Kontaktbetjenten i Bolbro" in head.html
    assert "Kontaktbetjenten" not in head.head


def test_each_page_has_one_description(client, place):
    page = place.session.initiative.project.pages.get()
    for path in ("/", "/projekter/", f"/projekter/{page.slug}/", "/opgaver/", f"/opgaver/{place.pk}/"):
        assert Head(client, path).head.count('<meta name="description"') <= 1, path
