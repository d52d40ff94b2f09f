"""Duties, lent things, and the instruction on confidentiality."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import Role
from coordination.services import sign_up
from outbox.models import Message
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_user, make_volunteer
from tests.factories.work import make_place
from volunteers.models import Volunteer
from volunteers.safety import reading, services
from volunteers.safety.models import ConfidentialityReading, Duty, Equipment

pytestmark = pytest.mark.django_db
DUTY = "/koordinator/vagt/"


def _data(member, **changed):
    return {
        "district": "1465",
        "user": member.pk,
        "phone": "20123456",
        "starts_at": "2030-01-01T17:00",
        "ends_at": "2030-01-01T22:00",
        **changed,
    }


@pytest.mark.parametrize(
    ("who", "status"),
    [("coordinator", 302), ("officer", 403), ("leadership", 404), ("editor", 404), ("citizen", 404)],
)
def test_coordinators_plan_duties(client, who, status):
    area = LocalArea.objects.filter(municipality__district="1465").first()
    user = {
        "coordinator": make_staff,
        "officer": lambda: make_officer(area),
        "leadership": lambda: make_staff(Role.LEADERSHIP, None),
        "editor": lambda: make_staff(Role.EDITOR),
        "citizen": make_user,
    }[who]()
    client.force_login(user)
    assert client.post(DUTY, _data(make_staff())).status_code == status
    assert Duty.objects.count() == (1 if status == 302 else 0)


@pytest.mark.parametrize(
    "changed",
    [
        {"ends_at": "2030-01-01T16:00"},
        {"starts_at": "99999-01-01T00:00"},
        {"phone": "112"},
        {"district": COPENHAGEN},
        {"user": "999999"},
        {"user": "ø"},
    ],
)
def test_a_duty_that_makes_no_sense_is_refused(client, changed):
    client.force_login(make_staff())
    assert client.post(DUTY, _data(make_staff(), **changed)).status_code == 200
    assert not Duty.objects.exists()


def test_nobody_takes_away_the_duty_of_another_district(client):
    client.force_login(make_staff())
    client.post(DUTY, _data(make_staff()))
    duty = Duty.objects.get()
    client.force_login(make_staff(district=COPENHAGEN))
    for wanted in (duty.pk, "abc", "9" * 40):
        client.post(DUTY, {"remove": wanted})
    assert Duty.objects.exists()
    client.force_login(make_staff())
    client.post(DUTY, {"remove": duty.pk})
    assert not Duty.objects.exists()


def test_many_duties_are_found_in_one_query(django_assert_num_queries):
    now, user = timezone.now(), make_staff()
    for hours in range(3):
        Duty.objects.create(
            district_id="1465",
            user=user,
            phone="+4520123456",
            starts_at=now + timedelta(hours=hours),
            ends_at=now + timedelta(hours=hours + 1),
        )
    asked = [("1465", now + timedelta(minutes=minutes)) for minutes in (0, 59, 60, 180)] + [(COPENHAGEN, now)]
    with django_assert_num_queries(1):
        found = reading.duties_at(asked)
    assert set(found) == set(asked[:3])


@pytest.mark.parametrize("who", ["coordinator", "own officer"])
def test_lending_and_getting_back(client, who):
    area = LocalArea.objects.filter(municipality__district="1465").first()
    volunteer = make_volunteer(area=area)
    client.force_login(make_staff() if who == "coordinator" else make_officer(area))
    page = f"/koordinator/ambassadoerer/{volunteer.pk}/"
    response = client.post(f"{page}udlevering/", {"kind": "vest", "mark": "L 17"})
    assert response.status_code == 302, response.content.decode()
    assert response.url == page
    thing = Equipment.objects.get()
    back = f"{page}udlevering/{thing.pk}/retur/"
    assert back in client.get(page, {"formaal": "safety"}).content.decode()
    for _twice in range(2):
        client.post(back)
    thing.refresh_from_db()
    assert thing.returned_on == timezone.localdate()
    assert back not in client.get(page, {"formaal": "safety"}).content.decode()


@pytest.mark.parametrize("who", ["officer of another area", "coordinator elsewhere", "citizen"])
def test_nobody_else_lends_or_gets_back(client, who):
    areas = LocalArea.objects.filter(municipality__district="1465")
    volunteer, other = make_volunteer(area=areas[0]), make_volunteer()
    thing = services.lend(volunteer=volunteer, actor=make_staff(), kind="vest", mark="")
    user = {
        "officer of another area": lambda: make_officer(areas[1]),
        "coordinator elsewhere": lambda: make_staff(district=COPENHAGEN),
        "citizen": make_user,
    }[who]()
    client.force_login(user)
    page = f"/koordinator/ambassadoerer/{volunteer.pk}/udlevering/"
    assert client.post(page, {"kind": "key", "mark": ""}).status_code in {403, 404}
    assert client.post(f"{page}{thing.pk}/retur/").status_code in {403, 404}
    client.force_login(make_staff())
    wrong = f"/koordinator/ambassadoerer/{other.pk}/udlevering/{thing.pk}/retur/"
    assert client.post(wrong).status_code == 404
    thing.refresh_from_db()
    assert (thing.returned_on, Equipment.objects.count()) == (None, 1)


def test_what_a_leaver_still_has_waits_in_min_dag(client):
    volunteer, actor = make_volunteer(), make_staff()
    services.lend(volunteer=volunteer, actor=actor, kind="vest", mark="L 17")
    client.force_login(actor)
    assert "Vest L 17" not in client.get("/koordinator/").content.decode()
    Volunteer.objects.update(state="ended")
    assert "Vest L 17" in client.get("/koordinator/").content.decode()


# --- Confidentiality -------------------------------------------------------------------------------------
def test_reading_is_noted_once_a_day_and_lasts_a_year(client, settings):
    person = make_volunteer().person
    client.force_login(person)
    for _twice in range(2):
        client.post("/min-side/tavshed/")
    last = ConfidentialityReading.objects.get()
    today = timezone.localdate()
    days = settings.CONFIDENTIALITY_DAYS
    assert [reading.is_fresh(last, today + timedelta(days=n)) for n in (0, days - 1, days)] == [
        True,
        True,
        False,
    ]
    assert "Jeg har læst det" not in client.get("/min-side/tavshed/").content.decode()


def test_who_has_not_read_for_a_year_is_asked_once(post):
    today = timezone.localdate()
    stale, fresh, new = (make_volunteer() for _each in range(3))
    Volunteer.objects.exclude(pk=new.pk).update(since=today - timedelta(days=400))
    for volunteer, days in ((stale, 366), (fresh, 364)):
        ConfidentialityReading.objects.create(
            person=volunteer.person, read_at=timezone.now() - timedelta(days=days)
        )
    reading.ask_to_read_again()
    reading.ask_to_read_again()
    assert [message.to for message in Message.objects.all()] == [stale.person.email]


def test_min_side_shows_what_is_lent_and_what_is_to_be_read(client):
    volunteer = make_volunteer()
    services.lend(volunteer=volunteer, actor=make_staff(), kind="id_card", mark="482")
    client.force_login(volunteer.person)
    page = client.get("/min-side/").content.decode()
    assert "Id-kort 482" in page
    assert "Læs, hvad du holder for dig selv" in page


def test_the_duty_phone_stands_at_ones_session_and_costs_one_query(client):
    volunteer = make_volunteer()
    place = make_place()
    sign_up(person=volunteer.person, place=place)
    client.force_login(volunteer.person)
    assert "Har vagt for dig" not in client.get("/min-side/").content.decode()
    Duty.objects.create(
        district_id="1465",
        user=make_staff(first_name="Sanne"),
        phone="+4520123456",
        starts_at=place.session.starts_at - timedelta(hours=1),
        ends_at=place.session.ends_at,
    )
    page = client.get("/min-side/").content.decode()
    assert "Har vagt for dig: Sanne" in page
    assert 'href="tel:+4520123456"' in page
