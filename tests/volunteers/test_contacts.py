"""Whom an ambassador turns to: the contact officer of their area today, shown on Min side."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from accounts.models import AreaDuty
from places.models import LocalArea
from tests.factories.people import make_application, make_officer, make_volunteer
from volunteers.contacts import contact_officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return LocalArea.objects.create(name="Bolbro", municipality_id="0461")


def panel(client, person):
    client.force_login(person)
    tree = BeautifulSoup(client.get("/min-side/").content, "html.parser")
    found = tree.select_one("section[aria-labelledby=h-contact]")
    return found and " ".join(found.get_text(" ").split())


def test_the_contact_officer_of_the_area_is_named(client, area):
    officer = make_officer(area)
    text = panel(client, make_volunteer(area=area).person)
    assert text.startswith(f"Din kontaktbetjent {officer.first_name} · Bolbro Fyns Politi ")


def test_without_one_the_police_district_is_named(client):
    assert panel(client, make_volunteer().person).startswith("Din politikreds Fyns Politi ")


def test_an_applicant_is_told_who_has_the_application_instead(client, area):
    make_officer(area)
    assert panel(client, make_application(area=area).person) is None


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({}, True),
        ({"ends_on": 0}, True),
        ({"ends_on": -1}, False),
        ({"starts_on": 1}, False),
        ({"kind": AreaDuty.Kind.DEPUTY}, False),
    ],
)
def test_only_who_is_contact_officer_today_counts(area, fields, named):
    make_officer(area)
    today = timezone.localdate()  # not taken at import: the run may pass midnight
    moved = {key: today + timedelta(days=value) for key, value in fields.items() if isinstance(value, int)}
    AreaDuty.objects.update(**{**fields, **moved})
    assert (contact_officer_of(make_volunteer(area=area).person) is not None) is named
