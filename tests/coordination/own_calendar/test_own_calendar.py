"""An ambassador's own calendar: what is sure, what isn't yet, what is off; whose it is and nobody else's."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.calendars.models import CalendarToken
from accounts.calendars.services import make_address
from accounts.models import User
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import cancel_sign_up, join_waiting_list, sign_up
from coordination.session_letters import COMING_PURPOSE, coming_url
from core.errors import NotAllowedError
from core.links import make_token
from projects.session_services import cancel_session, change_session, data_of
from tests.factories.people import make_staff, make_user, make_volunteer
from tests.factories.work import make_initiative, make_place, make_role

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Copenhagen")


def at(*parts):
    """A moment on a Danish clock."""
    return datetime(*parts, tzinfo=HERE)


@pytest.fixture
def person():
    return make_volunteer(first_name="Bo").person


@pytest.fixture
def place():
    return make_place(make_role(make_initiative(title="Vandring")))


def path_of(user):
    address = make_address(user=user, kind="own")
    return address[address.index("/kalender/") :]


def events(client, path):
    """The events of a file."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def seen(event):
    """What a calendar shows of it."""
    return str(event["status"]), str(event["summary"]), str(event["transp"])


PERHAPS = ("TENTATIVE", "Måske: Vandring", "TRANSPARENT")
OFF = ("CANCELLED", "Du kommer ikke: Vandring", "TRANSPARENT")
SURE = ("CONFIRMED", "Vandring", "OPAQUE")
STATES = {
    AttendanceState.SIGNED_UP: SURE,
    AttendanceState.ATTENDED: SURE,
    AttendanceState.REQUESTED: PERHAPS,
    AttendanceState.WAITLISTED: PERHAPS,
    AttendanceState.OFFERED: PERHAPS,
    AttendanceState.SEEKING_STAND_IN: PERHAPS,
    AttendanceState.CANCELLED: OFF,
    AttendanceState.LAPSED: OFF,
    AttendanceState.ABSENT: OFF,
    AttendanceState.EXCUSED: OFF,
}


@pytest.mark.parametrize("state", AttendanceState.values)
def test_each_state(client, person, place, state):
    row = sign_up(person=person, place=place)
    Attendance.objects.filter(pk=row.pk).update(
        state=state, minutes=60, queued_at=timezone.now(), held_until=timezone.now()
    )
    [event] = events(client, path_of(person))
    assert seen(event) == STATES[AttendanceState(state)]


def test_time_place_and_what_to_bring(client, person):
    place = make_place(bring="Vest", starts_at=at(2027, 2, 11, 17))
    sign_up(person=person, place=place)
    [event] = events(client, path_of(person))
    assert event.start == at(2027, 2, 11, 17)
    assert str(event["location"]) == "Skolens hovedindgang, 5200 Odense V"
    assert "Tag med: Vest" in str(event["description"])
    assert event["description"].endswith("/min-side/")


@pytest.mark.parametrize(
    ("starts", "offset"),
    [
        (at(2027, 3, 27, 17), 1),
        (at(2027, 3, 28, 17), 2),
        (at(2027, 10, 30, 17), 2),
        (at(2027, 10, 31, 17), 1),
    ],
)
def test_over_the_change_of_summer_time(client, person, starts, offset):
    sign_up(person=person, place=make_place(starts_at=starts))
    calendar = Calendar.from_ical(client.get(path_of(person)).content)
    [zone] = calendar.walk("VTIMEZONE")
    [event] = calendar.walk("VEVENT")
    assert (str(zone["tzid"]), event["dtstart"].params["TZID"]) == ("Europe/Copenhagen",) * 2
    assert event["dtstart"].to_ical() == f"{starts:%Y%m%d}T170000".encode()
    # The zone in the file says the same as ours, for programs that have none of their own.
    assert zone.to_tz().utcoffset(starts.replace(tzinfo=None)) == timedelta(hours=offset)


def test_a_night_over_the_change_has_its_real_length(client, person):
    sign_up(person=person, place=make_place(starts_at=at(2027, 10, 30, 23).astimezone(UTC), hours=5))
    [event] = events(client, path_of(person))
    assert (event.start.hour, event.end.hour) == (23, 3)  # by the wall
    assert event.end.timestamp() - event.start.timestamp() == 5 * 3600


def test_sequence_rises_with_every_change_and_the_uid_stays(client, person, place):
    path = path_of(person)
    row = sign_up(person=person, place=place)
    found = [events(client, path)[0]]
    data = replace(data_of(place.session), place="Biblioteket")
    change_session(session=place.session, actor=make_staff(), data=data)
    found.append(events(client, path)[0])
    cancel_sign_up(attendance=Attendance.objects.get(pk=row.pk), person=person)
    found.append(events(client, path)[0])
    sign_up(person=person, place=place)
    found += events(client, path)
    assert len({str(event["uid"]) for event in found}) == 1
    numbers = [event["sequence"] for event in found]
    assert numbers == sorted(set(numbers))
    assert [seen(event) for event in found] == [SURE, SURE, OFF, SURE]
    assert "Biblioteket" in str(found[-1]["location"])


def test_called_off_is_said_as_that(client, person, place):
    path = path_of(person)
    sign_up(person=person, place=place)
    cancel_session(session=place.session, actor=make_staff(), reason="Regn")
    assert seen(events(client, path)[0]) == ("CANCELLED", "Aflyst: Vandring", "TRANSPARENT")


def test_without_a_fixed_time_the_last_day(client, person):
    place = make_place(
        make_role(make_initiative(title="Plakater")),
        starts_at=at(2027, 2, 1, 8),
        hours=24 * 10,
        flexible=True,
    )
    sign_up(person=person, place=place)
    [event] = events(client, path_of(person))
    assert (str(event["summary"]), str(event.start)) == ("Sidste dag: Plakater", "2027-02-11")


def test_what_is_long_over_is_gone(client, person, place):
    row = sign_up(person=person, place=place)
    past = timezone.now() - timedelta(days=31)
    Attendance.objects.filter(pk=row.pk).update(starts_at=past - timedelta(hours=2), ends_at=past)
    assert events(client, path_of(person)) == []


def test_no_other_name_and_nothing_of_others(client, person, place):
    sign_up(person=person, place=place)
    sign_up(person=make_volunteer(first_name="Yasmin").person, place=place)
    sign_up(person=make_volunteer().person, place=make_place(make_role(make_initiative(title="Café"))))
    content = client.get(path_of(person)).content.decode()
    assert content.count("BEGIN:VEVENT") == 1
    for word in ("Yasmin", "Café", "Bo"):
        assert word not in content.replace("Bolbro", ""), word


def test_the_number_of_queries_doesnt_grow(client, person, django_assert_max_num_queries):
    path = path_of(person)
    for number in range(6):
        sign_up(person=person, place=make_place(starts_at=timezone.now() + timedelta(days=number + 1)))
    client.get(path)
    with django_assert_max_num_queries(6):
        assert len(events(client, path)) == 6


@pytest.mark.parametrize(
    "change",
    [
        lambda user: CalendarToken.objects.update(revoked_at=timezone.now()),
        lambda user: User.objects.filter(pk=user.pk).update(is_active=False),
        lambda user: make_address(user=user, kind="own"),
    ],
)
def test_closed_left_or_renewed_it_is_404(client, person, change):
    path = path_of(person)
    change(person)
    assert client.get(path).status_code == 404


def test_who_is_no_ambassador_gets_no_address():
    with pytest.raises(NotAllowedError):
        make_address(user=make_user(), kind="own")


class TestPage:
    def test_made_shown_once_renewed_and_closed(self, client, person):
        client.force_login(person)
        url = reverse("own_calendar")
        assert "Du har ingen kalenderadresse endnu" in client.get(url).content.decode()
        assert not CalendarToken.objects.exists()
        assert ".ics" in client.post(url, {"do": "make"}).content.decode()
        assert ".ics" not in client.get(url).content.decode()
        client.post(url, {"do": "make"})
        assert CalendarToken.objects.live().count() == 1
        assert "Adressen er lukket." in client.post(url, {"do": "close"}, follow=True).content.decode()
        assert not CalendarToken.objects.live().exists()

    def test_for_ambassadors(self, client):
        assert client.get(reverse("own_calendar")).status_code == 302
        client.force_login(make_user())
        assert client.get(reverse("own_calendar")).url == reverse("min_side")
        assert reverse("own_calendar") not in client.get(reverse("min_side")).content.decode()

    def test_min_side_leads_there(self, client, person, place):
        row = sign_up(person=person, place=place)
        client.force_login(person)
        page = client.get(reverse("min_side")).content.decode()
        assert reverse("own_calendar") in page
        assert reverse("own_calendar_file", args=[row.pk]) in page


class TestOneFile:
    def test_ones_own(self, client, person, place):
        row = sign_up(person=person, place=place)
        url = reverse("own_calendar_file", args=[row.pk])
        assert client.get(url).status_code == 302
        client.force_login(make_volunteer().person)
        assert client.get(url).status_code == 404
        client.force_login(person)
        [event] = events(client, url)
        assert seen(event) == SURE
        assert client.get(url)["Content-Disposition"] == 'attachment; filename="tryghed.ics"'

    def test_by_the_link_of_a_letter(self, client, person, place):
        row = sign_up(person=person, place=place)
        page = coming_url(row)
        path = page[page.index("/min-plads/") :] + "kalender.ics"
        assert path in client.get(path.removesuffix("kalender.ics")).content.decode()
        [event] = events(client, path)
        assert seen(event) == SURE
        assert Attendance.objects.get().said_coming_at is None
        other = reverse("coming_file", args=[make_token("offer", row.pk)])
        gone = reverse("coming_file", args=[make_token(COMING_PURPOSE, row.pk + 99)])
        for odd in (other, gone, path.replace("kalender", "x")):
            assert client.get(odd).status_code == 404, odd
        assert client.post(path).status_code == 405

    def test_the_uid_is_that_of_the_feed(self, client, person, place):
        row = sign_up(person=person, place=place)
        client.force_login(person)
        [one] = events(client, reverse("own_calendar_file", args=[row.pk]))
        [fed] = events(client, path_of(person))
        assert str(one["uid"]) == str(fed["uid"])

    def test_in_line_it_says_perhaps(self, client, place):
        full = make_place(seats=1, starts_at=timezone.now() + timedelta(days=9))
        sign_up(person=make_volunteer().person, place=full)
        person = make_volunteer().person
        [row] = join_waiting_list(people=[person], place=full, actor=person)
        client.force_login(person)
        [event] = events(client, reverse("own_calendar_file", args=[row.pk]))
        assert str(event["status"]) == "TENTATIVE"
