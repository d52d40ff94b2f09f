"""The staff's own calendar: a secret address, closed at will, without names of people."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.calendars.models import CalendarToken
from accounts.calendars.services import make_address
from accounts.enums import Role
from accounts.models import StateChange, User
from coordination.services import sign_up
from core.errors import NotAllowedError
from places.models import LocalArea
from projects.models import Milestone
from projects.session_services import cancel_session
from tests.at_once import all_at_once
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_user, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return make_staff()


@pytest.fixture
def place():
    project = make_project()
    publish(project)
    return make_place(make_role(make_initiative(project, title="Vandring")))


def path_of(user):
    address = make_address(user=user, kind="staff")
    return address[address.index("/kalender/") :]


def events(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content)


def test_it_holds_the_districts_sessions_on_a_danish_clock(client, coordinator, place):
    calendar = events(client, path_of(coordinator))
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Copenhagen"]
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].params["TZID"] == "Europe/Copenhagen"
    assert event.start == place.session.starts_at.replace(microsecond=0)
    assert (str(event["summary"]), str(event["status"])) == ("Vandring", "CONFIRMED")
    assert "Mangler 3" in str(event["description"])


def test_what_is_called_off_is_marked_with_the_same_uid(client, coordinator, place):
    path = path_of(coordinator)
    before = events(client, path).walk("VEVENT")[0]
    cancel_session(session=place.session, actor=coordinator, reason="Regn")
    after = events(client, path).walk("VEVENT")[0]
    assert (after["uid"], str(after["status"])) == (before["uid"], "CANCELLED")
    assert str(after["summary"]) == "Aflyst: Vandring"
    assert after["sequence"] > before["sequence"]


def test_a_milestone_takes_the_whole_day(client, coordinator, place):
    day = timezone.localdate() + timedelta(days=3)
    Milestone.objects.create(project=place.session.initiative.project, title="Lamperne lyser", due_on=day)
    found = [
        each for each in events(client, path_of(coordinator)).walk("VEVENT") if each["uid"].startswith("mile")
    ]
    assert [(each.start, type(each.start)) for each in found] == [(day, date)]


def test_no_name_of_a_person_is_in_it(client, coordinator, place):
    sign_up(person=make_volunteer(first_name="Yasmin", last_name="Nør").person, place=place)
    content = client.get(path_of(coordinator)).content.decode()
    assert "Yasmin" not in content
    assert "Nør" not in content
    assert coordinator.last_name not in content


def test_of_an_officer_the_own_areas_alone(client, place):
    area = LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")
    project = make_project()
    project.areas.add(area)
    make_place(make_role(make_initiative(project, title="Café")))
    found = events(client, path_of(make_officer(area))).walk("VEVENT")
    assert [str(each["summary"]) for each in found] == ["Café"]


def test_another_districts_calendar_is_empty(client, place):
    assert events(client, path_of(make_staff(district=COPENHAGEN))).walk("VEVENT") == []


def test_only_a_hash_is_kept_and_the_day_of_use(client, coordinator):
    path = path_of(coordinator)
    row = CalendarToken.objects.get()
    secret = path.split("/")[-1].split(".")[0]
    assert secret not in f"{row.secret_hash} {row.kind}"
    assert row.last_used_on is None
    client.get(path)
    row.refresh_from_db()
    assert row.last_used_on == timezone.localdate()


def test_headers_keep_it_private(client, coordinator):
    answer = client.get(path_of(coordinator))
    assert answer["Cache-Control"] == "private, max-age=900"
    assert answer["X-Robots-Tag"] == "noindex"
    assert client.post(path_of(coordinator)).status_code == 405


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.replace(".ics", "x.ics"),
        lambda path: "/kalender/x.ics",
        lambda path: "/kalender/" + "a" * 5000 + ".ics",
        lambda path: "/kalender/%00.ics",
        lambda path: path.split(".")[0] + ".ics",
    ],
)
def test_a_broken_address_is_404(client, coordinator, spoil):
    assert client.get(spoil(path_of(coordinator))).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda user: CalendarToken.objects.update(revoked_at=timezone.now()),
        lambda user: user.staff_roles.all().delete(),
        lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
        lambda user: User.objects.filter(pk=user.pk).update(is_staff=False),
        lambda user: make_address(user=user, kind="staff"),
    ],
)
def test_closed_left_or_renewed_it_is_404(client, coordinator, change):
    path = path_of(coordinator)
    assert client.get(path).status_code == 200
    change(coordinator)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "who", [make_user, lambda: make_staff(Role.EDITOR), lambda: make_staff(Role.ADMINISTRATOR, None)]
)
def test_who_works_in_no_district_gets_no_address(who):
    with pytest.raises(NotAllowedError):
        make_address(user=who(), kind="staff")


def test_an_unknown_kind_is_refused(coordinator):
    with pytest.raises(NotAllowedError):
        make_address(user=coordinator, kind="own-x")


class TestPage:
    def test_made_shown_once_renewed_and_closed(self, client, coordinator):
        client.force_login(coordinator)
        url = reverse("calendar_subscribe")
        assert "Du har ingen kalenderadresse endnu" in client.get(url).content.decode()
        made = client.post(url, {"do": "make"}).content.decode()
        assert ".ics" in made
        assert ".ics" not in client.get(url).content.decode()
        client.post(url, {"do": "make"})
        assert CalendarToken.objects.live().count() == 1
        closed = client.post(url, {"do": "close"}).content.decode()
        assert "Adressen er lukket." in closed
        assert not CalendarToken.objects.live().exists()

    def test_get_makes_none(self, client, coordinator):
        client.force_login(coordinator)
        client.get(reverse("calendar_subscribe"))
        assert not CalendarToken.objects.exists()
        assert not StateChange.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_four_presses_leave_one_address():
    user = make_staff()
    made = all_at_once(*[lambda: make_address(user=user, kind="staff")] * 4)
    assert len(set(made)) == 4
    assert CalendarToken.objects.live().count() == 1
