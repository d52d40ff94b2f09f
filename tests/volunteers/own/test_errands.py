"""Calls and letters: who wants no mail has the same right."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AccessEntry
from accounts.telling import tell
from outbox.models import Errand
from places.models import LocalArea
from tests.factories.people import (
    COPENHAGEN,
    make_application,
    make_officer,
    make_staff,
    make_user,
    make_volunteer,
)

pytestmark = pytest.mark.django_db


def _errand(person):
    tell(person=person, subject="Aflyst: Gåtur", lines=["Gåturen er aflyst.", "Vi ses en anden gang."])
    return Errand.objects.get(person=person)


@pytest.fixture
def area():
    return LocalArea.objects.filter(municipality__district="1465").first()


@pytest.mark.parametrize("kind", ["ambassador", "applicant"])
def test_a_coordinator_finds_it_in_min_dag_calls_and_ticks_it_off(client, kind):
    fields = {"email": None, "phone": "+4520123456", "channel": "call"}
    about = make_volunteer(**fields) if kind == "ambassador" else make_application(**fields)
    errand = _errand(about.person)
    client.force_login(make_staff())
    path = f"/koordinator/aerinder/{errand.pk}/"
    assert path in client.get("/koordinator/").content.decode()
    page = client.get(path).content.decode()
    assert "Mette Holm" in page
    assert 'href="tel:+4520123456"' in page
    assert "Gåturen er aflyst." in page
    assert AccessEntry.objects.filter(person=about.person, purpose="contact").count() == 1
    assert client.post(path).status_code == 302
    assert client.get(path).status_code == 404
    assert path not in client.get("/koordinator/").content.decode()


def test_a_letter_says_that_no_address_is_stored(client):
    errand = _errand(make_volunteer(email=None, channel="letter").person)
    client.force_login(make_staff())
    assert "Vi gemmer ingen adresse her" in client.get(f"/koordinator/aerinder/{errand.pk}/").content.decode()


def test_a_protected_persons_errand_is_their_officers_and_others_learn_no_word_of_it(client, area):
    person = make_volunteer(
        email=None,
        phone="+4520123456",
        channel="call",
        first_name="Zerlina",
        is_protected=True,
        alias="Fyrtårn",
        area=area,
    ).person
    tell(person=person, subject="Aflyst", lines=["Hej Zerlina", "Gåturen er aflyst."])
    path = f"/koordinator/aerinder/{Errand.objects.get().pk}/"
    client.force_login(make_staff())
    assert client.get(path).status_code == 404
    day = client.get("/koordinator/").content.decode()
    assert "Fyrtårn venter på at høre fra os" in day
    assert "Zerlina" not in day
    client.force_login(make_officer(area))
    page = client.get(path).content.decode()
    assert "Hej Zerlina" in page
    assert "+4520123456" in page


def test_an_officer_of_another_area_knows_nothing_of_it(client, area):
    errand = _errand(make_volunteer(email=None, channel="letter", area=area).person)
    other = LocalArea.objects.filter(municipality__district="1465").exclude(pk=area.pk).first()
    client.force_login(make_officer(other))
    path = f"/koordinator/aerinder/{errand.pk}/"
    assert client.get(path).status_code == 404
    assert path not in client.get("/koordinator/").content.decode()


@pytest.mark.parametrize("who", ["coordinator elsewhere", "officer elsewhere", "oneself", "citizen"])
def test_nobody_else_sees_or_finishes_it(client, who, area):
    volunteer = make_volunteer(email=None, channel="letter", area=area)
    errand = _errand(volunteer.person)
    other = LocalArea.objects.filter(municipality__district=COPENHAGEN).first()
    reader = {
        "coordinator elsewhere": lambda: make_staff(district=COPENHAGEN),
        "officer elsewhere": lambda: make_officer(other, COPENHAGEN),
        "oneself": lambda: volunteer.person,
        "citizen": make_user,
    }[who]()
    client.force_login(reader)
    path = f"/koordinator/aerinder/{errand.pk}/"
    assert (client.get(path).status_code, client.post(path).status_code) == (404, 404)
    errand.refresh_from_db()
    assert errand.done_at is None


def test_min_dag_asks_as_much_for_many_errands_as_for_one(client):
    client.force_login(make_staff())
    counts = []
    for number in (1, 8):
        for each in range(number):
            _errand(make_volunteer(email=None, channel="letter", last_name=f"Nr{each}{number}").person)
        client.get("/koordinator/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/koordinator/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
