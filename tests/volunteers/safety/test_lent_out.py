"""Somebody leaves with a vest: it can be got back, and no word more is kept for that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.privacy import personal_tables
from tests.factories.people import COPENHAGEN, make_staff, make_volunteer
from volunteers.models import Volunteer
from volunteers.privacy.leaving import leave, outlook
from volunteers.privacy.running import run
from volunteers.safety import services
from volunteers.safety.models import Equipment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def archive(settings, tmp_path):
    settings.JOURNAL_DIR = tmp_path / "journal"


@pytest.fixture
def actor():
    return make_staff()


def left_with(actor, *kinds, returned=(), **fields):
    """An ambassador who has left, with things out."""
    person = {"first_name": "Aase", "last_name": "Bro", "phone": "+4520123456", **fields}
    volunteer = make_volunteer(**person)
    for kind in (*kinds, *returned):
        thing = services.lend(volunteer=volunteer, actor=actor, kind=kind, mark="M 14")
        if kind in returned:
            services.take_back(thing=thing, volunteer=volunteer, actor=actor)
    leave(person=volunteer.person)
    return Volunteer.objects.get(pk=volunteer.pk)


def page_of(volunteer):
    return f"/koordinator/ambassadoerer/{volunteer.pk}/"


def test_what_is_out_stays_with_a_name_and_a_number(client, actor):
    volunteer = left_with(actor, "vest", returned=("key",))
    thing = Equipment.objects.get()
    assert (thing.kind, thing.held_by, thing.reach) == ("vest", "Aase Bro", "+4520123456")
    assert volunteer.person.first_name == ""
    client.force_login(actor)
    assert "Aase Bro" in client.get("/koordinator/").content.decode()
    page = client.get(page_of(volunteer), {"formaal": "safety"}).content.decode()
    assert "Aase Bro" in page
    assert "+4520123456" in page


def test_who_has_no_phone_is_reached_by_mail(actor):
    left_with(actor, "vest", phone="", email="aase@example.org")
    assert Equipment.objects.get().reach == "aase@example.org"


def test_nothing_is_kept_for_what_came_back(actor):
    left_with(actor, returned=("vest",))
    assert not Equipment.objects.exists()


def test_of_a_protected_person_the_alias_alone(actor):
    left_with(actor, is_protected=True, alias="Solsorten")
    volunteer = make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Lærken")
    Equipment.objects.create(person=volunteer.person, kind="vest", issued_by=actor)
    leave(person=volunteer.person)
    thing = Equipment.objects.get()
    assert (thing.held_by, thing.reach) == ("Lærken", "")


def test_when_it_is_back_the_name_goes(client, actor):
    volunteer = left_with(actor, "vest")
    thing = Equipment.objects.get()
    client.force_login(actor)
    for _twice in range(2):
        assert client.post(f"{page_of(volunteer)}udlevering/{thing.pk}/retur/").status_code == 302
    thing.refresh_from_db()
    assert (thing.held_by, thing.reach, thing.returned_on) == ("", "", timezone.localdate())
    assert "Aase" not in client.get("/koordinator/").content.decode()


def test_written_off_it_is_gone(client, actor):
    volunteer = left_with(actor, "vest")
    path = f"{page_of(volunteer)}udlevering/{Equipment.objects.get().pk}/retur/"
    client.force_login(make_staff(district=COPENHAGEN))
    assert client.post(path, {"do": "write_off"}).status_code == 404
    client.force_login(actor)
    client.post(path, {"do": "write_off"})
    assert not Equipment.objects.exists()


def test_nothing_is_written_off_while_its_holder_is_here(client, actor):
    volunteer = make_volunteer()
    thing = services.lend(volunteer=volunteer, actor=actor, kind="vest", mark="")
    client.force_login(actor)
    assert (
        client.post(f"{page_of(volunteer)}udlevering/{thing.pk}/retur/", {"do": "write_off"}).status_code
        == 302
    )
    thing.refresh_from_db()
    assert thing.returned_on is None


def test_it_is_kept_no_longer_than_its_period(actor, settings):
    left_with(actor, "vest")
    today = timezone.localdate()
    run(today + timedelta(days=settings.RETENTION_LENT_DAYS))
    assert Equipment.objects.count() == 1
    run(today + timedelta(days=settings.RETENTION_LENT_DAYS + 1))
    assert not Equipment.objects.exists()


def test_forgotten_twice_keeps_the_first(actor):
    volunteer = left_with(actor, "vest")
    table = next(table for table in personal_tables if table.model == "volunteers_safety.Equipment")
    table.erase(volunteer.person)
    assert Equipment.objects.get().held_by == "Aase Bro"


def test_the_leaver_is_told(actor):
    volunteer = make_volunteer()
    services.lend(volunteer=volunteer, actor=actor, kind="vest", mark="")
    stays = {line.title: line for line in outlook(volunteer.person).stays}
    assert any(line.until and line.why for line in stays.values())
    assert len([line for line in stays if line in {"Det har du lånt", "What you have borrowed"}]) == 1
