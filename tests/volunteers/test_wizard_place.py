"""The wizard: where one is, on every screen, and that a no to being 18 undoes an earlier yes."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.people import make_user
from volunteers.entry.models import Draft
from volunteers.models import Application
from volunteers.wizard.draft import SLUGS

pytestmark = pytest.mark.django_db
ABOUT = {"first_name": "Yasmin", "last_name": "Nørgaard", "phone": "", "adult": "ja"}
ANSWERS = {
    "om-dig": ABOUT,
    "hvor": {"postal_code": "5200", "travel_km": "10"},
    "hvad": {},
    "hvornaar": {},
    "hvorfor": {"motivation": "", "informed": "on"},
}


def url(slug):
    return f"/bliv-ambassadoer/{slug}/"


@pytest.fixture
def citizen(client):
    """A browser with somebody signed in before it."""
    client.force_login(make_user(first_name="", last_name=""))
    return client


def rail_of(response):
    """The rail: what each step is, and where it leads."""
    rail = BeautifulSoup(response.content, "html.parser").select_one("nav.t-steps")
    kinds = []
    for item in rail.select("ol > li"):
        link = item.select_one("a")
        kinds.append((" ".join(item.get("class", [])), link["href"] if link else None))
    return rail.p.text, kinds


@pytest.mark.parametrize(("number", "slug"), list(enumerate(SLUGS, start=1)))
def test_the_rail_marks_this_step_and_links_to_no_step_that_is_unanswered(citizen, number, slug):
    said, steps = rail_of(citizen.get(url(slug)))
    assert said == f"Trin {number} af 5"
    assert steps == [("current" if each == slug else "disabled", None) for each in SLUGS]


def test_answered_steps_lead_back_and_say_that_they_are_reached(citizen):
    for slug in SLUGS[:2]:
        citizen.post(url(slug), ANSWERS[slug])
    response = citizen.get(url("hvad"))
    assert rail_of(response)[1] == [
        ("", url("om-dig")),
        ("", url("hvor")),
        ("current", None),
        ("disabled", None),
        ("disabled", None),
    ]
    marks = BeautifulSoup(response.content, "html.parser").select(".t-steps .step-icon svg")
    assert [mark["aria-label"] for mark in marks] == ["Nået", "Nået"]


def test_a_step_refused_is_not_shown_as_reached(citizen):
    citizen.post(url("om-dig"), {**ABOUT, "first_name": ""})
    assert rail_of(citizen.get(url("hvor")))[1][0] == ("disabled", None)


def test_a_no_to_being_18_undoes_an_earlier_yes(citizen):
    for slug, data in ANSWERS.items():
        citizen.post(url(slug), data)
    assert citizen.get(url("oversigt")).status_code == 200
    citizen.post(url("om-dig"), {**ABOUT, "adult": "nej"})
    assert Draft.objects.count() == 0
    assert citizen.post(url("oversigt")).url == url("om-dig")
    assert Application.objects.count() == 0


def test_another_mistake_keeps_the_draft(citizen):
    citizen.post(url("om-dig"), ABOUT)
    citizen.post(url("om-dig"), {**ABOUT, "last_name": ""})
    assert list(Draft.objects.get().answers) == ["om-dig"]
