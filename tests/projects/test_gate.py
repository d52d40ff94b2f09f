"""What is still missing is said in plain words before a page goes out, and a draft may be as it likes."""

import pytest
from django.urls import reverse

from projects.editors import ensure_editor_groups
from projects.gate import lacking
from projects.models import ProjectPage
from projects.tree import ensure_page_tree
from tests.factories.pages import district_page, goal, make_editor, page_data
from tests.factories.people import FYN
from tests.factories.work import make_project, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(places_data):
    ensure_page_tree()
    ensure_editor_groups()


GOAL = "Skriv under »Mål«, hvad I vil nå."
CONTACT = "Skriv, hvem læserne kan spørge: en funktion, aldrig en privatperson."
OPEN = "Skriv dine egne ord i stedet for [Skriv, hvor det er.]."


def text(words):
    return [("goal", {"text": words})]


@pytest.mark.parametrize(
    ("contact", "body", "missing"),
    [
        ("", [], [GOAL, CONTACT]),
        ("Koordinatorerne", text("<p> </p>"), [GOAL]),
        ("Koordinatorerne", text("<p>Lys.</p>"), []),
        ("Koordinatorerne", text("<p>Lys. [Skriv, hvor det er.] [Skriv, hvor det er.]</p>"), [OPEN]),
    ],
    ids=["nothing", "empty goal", "ready", "left open"],
)
def test_what_is_missing(contact, body, missing):
    assert lacking(publish(make_project(contact=contact), body=body)) == missing


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_it_is_said_when_publishing_and_at_approval_and_nothing_typed_is_lost(client, action):
    client.force_login(make_editor(FYN))
    address = reverse("wagtailadmin_pages:add", args=["projects", "projectpage", district_page().pk])
    data = page_data(goal("<p>Lys. [Skriv, hvor det er.]</p>"), contact="", title="Lyset ved stien")
    answer = client.post(address, {**data, action: "1"})
    assert answer.context["form"].non_field_errors() == [CONTACT, OPEN]
    assert "Lyset ved stien" in answer.content.decode()
    assert not ProjectPage.objects.exists()


@pytest.mark.usefixtures("tree")
def test_a_draft_is_kept_as_it_is(client):
    client.force_login(make_editor(FYN))
    address = reverse("wagtailadmin_pages:add", args=["projects", "projectpage", district_page().pk])
    assert (
        client.post(address, page_data(goal("<p>[Skriv, hvor det er.]</p>"), contact="")).status_code == 302
    )
    assert not ProjectPage.objects.get().live
