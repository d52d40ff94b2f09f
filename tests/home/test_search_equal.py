"""What is found, and in which order: literal lists, so that SQLite and PostgreSQL answer alike (STACK, Search)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from home.models import ContentPage
from tests.factories.people import COPENHAGEN
from tests.factories.work import make_index, make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db
# The newest is the first of the list.
PROJECTS = [
    ("Lys på stien", "Vi tæller de mørke lygtepæle."),
    ("Aftenvandring i Aabenraa", "Naboernes egen rute, hver torsdag."),
    ("Trygge skoleveje", "Forældre følger børnene den sidste vej."),
    ("Kaffe i gården", "Beboerne mødes om lys, støj og hunde."),
    ("Cykler, der står der endnu", "Mærk din cykel på torvet."),
    ("Havnen om aftenen", "En tryghedsvandring langs kajen på Ærø."),
]


@pytest.fixture
def site(places_data):
    """Projects with known ages, an ordinary page, and a session."""
    home = make_index().get_parent()
    now = timezone.now()
    for age, (title, lead) in enumerate(PROJECTS):
        district = {"district": COPENHAGEN} if title == "Kaffe i gården" else {}
        page = publish(
            make_project(title=title, theme="unge", **district), first_published_at=now - timedelta(days=age)
        )
        page.lead = lead
        page.save()
    page = ContentPage(title="Kontakt", slug="kontakt", lead="Skriv til din politikreds.")
    page.body = page._meta.get_field("body").stream_block.to_python(
        [
            {
                "type": "section",
                "value": {"heading": "Hvem svarer?", "text": "<p>Kontaktbetjenten i <b>Bolbro</b>.</p>"},
            }
        ]
    )
    home.add_child(instance=page)
    project = make_project(title="Uden vandring", theme="unge")
    publish(project, first_published_at=now - timedelta(days=50))
    role = make_role(make_initiative(project, title="Tryghedsvandring i Bolbro"))
    for days in (9, 2):
        make_place(role, starts_at=now + timedelta(days=days))


def titles(client, query, path="/soeg/"):
    return [hit.title for hit in client.get(path, {"q": query}).context["hits"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("nabo", ["Aftenvandring i Aabenraa"]),
        ("naboernes", ["Aftenvandring i Aabenraa"]),
        ("åbenrå", ["Aftenvandring i Aabenraa"]),
        ("AABENRAA", ["Aftenvandring i Aabenraa"]),
        ("aeroe", ["Havnen om aftenen"]),
        ("skolevej", ["Trygge skoleveje"]),
        ("skolevejene", ["Trygge skoleveje"]),
        # In the title first, whichever is newer; then in the lead, the newest first.
        (
            "vandringer",
            [
                "Tryghedsvandring i Bolbro",
                "Aftenvandring i Aabenraa",
                "Uden vandring",
                "Havnen om aftenen",
            ],
        ),
        ("tryghedsvandring", ["Tryghedsvandring i Bolbro", "Havnen om aftenen"]),
        ("lys", ["Lys på stien", "Kaffe i gården"]),
        ("lyset på stierne", ["Lys på stien"]),
        ("aften", ["Aftenvandring i Aabenraa", "Havnen om aftenen"]),
        ("cykel", ["Cykler, der står der endnu"]),
        ("barn", ["Trygge skoleveje"]),
        ("vej", ["Trygge skoleveje"]),
        # Nothing has the compound itself, so its parts count.
        ("havnevandring", ["Havnen om aftenen"]),
        ("bolbro", ["Tryghedsvandring i Bolbro", "Kontakt"]),
        ("kontaktbetjente", ["Kontakt"]),
        ("betjent kontakt", ["Kontakt"]),
        ("politikredse", ["Kontakt"]),
        # The place of the record is found too.
        ("2200", ["Kaffe i gården"]),
        ("københavn kaffe", ["Kaffe i gården"]),
        ("lys bolbro", []),
        ("section", []),
        ("p", []),
        ("%", []),
        ("'; drop table", []),
    ],
)
def test_found_in_this_order(client, site, query, expected):
    assert titles(client, query) == expected


def test_the_project_list_finds_the_same_words(client, site):
    def cards(query):
        return [card.title for card in client.get("/projekter/", {"q": query}).context["cards"]]

    assert cards("naboer") == ["Aftenvandring i Aabenraa"]
    assert cards("vandringer") == ["Aftenvandring i Aabenraa", "Havnen om aftenen", "Uden vandring"]
    assert cards("havnevandring") == ["Havnen om aftenen"]
    assert cards("??") == []


def test_the_task_list_finds_the_same_words(client, site):
    def count(query):
        return client.get("/opgaver/", {"q": query}).context["page_obj"].paginator.count

    assert [count(word) for word in ("vandringer", "skolernes", "odense", "kaffe")] == [2, 2, 2, 0]


def test_of_one_role_the_soonest_session_stands_for_all(client, site):
    hits = client.get("/soeg/?q=tryghedsvandring").context["hits"]
    soonest = client.get("/opgaver/").context["page_obj"].object_list[0]
    assert [hit.url for hit in hits if hit.label == "Opgave"] == [f"/opgaver/{soonest.pk}/"]


def test_the_editors_own_search_still_finds_by_their_words(client, site, admin_user):
    client.force_login(admin_user)
    response = client.get("/admin/pages/search/", {"q": "Aftenvandring"})
    assert [page.title for page in response.context["object_list"]] == ["Aftenvandring i Aabenraa"]


def test_pages_saved_as_plain_pages_are_found_too(client, site):
    """The tree's own commands save a page without its type."""
    Page.objects.get(slug="kontakt").save()
    assert titles(client, "betjent") == ["Kontakt"]
