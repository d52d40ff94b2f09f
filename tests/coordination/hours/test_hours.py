"""Corrections and contributions: asked for, decided, told, counted; and the same number on every page."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from coordination.enums import AttendanceState
from coordination.errors import MinutesError
from coordination.hours.enums import ENTRIES, EntryState
from coordination.hours.errors import (
    AskedAlreadyError,
    DayAheadError,
    NoRoleError,
    NotNotedError,
    TooOldError,
)
from coordination.hours.models import HoursEntry
from coordination.hours.personal_data import turn_entries_into_counts
from coordination.hours.reading import WAYS, hours_of_country, hours_of_person, hours_visible_to
from coordination.hours.services import (
    approve,
    ask_for_correction,
    refuse,
    report_contribution,
    roles_of,
    withdraw,
)
from coordination.models import Attendance, AttendanceCount
from coordination.person_facts import tasks_and_hours
from coordination.personal_data import turn_into_counts
from coordination.services import record_presence, sign_up
from coordination.thanks.services import make_certificate
from core.errors import NotAllowedError, ReasonMissingError, TransitionError
from outbox.services import deliver_due
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_user, make_volunteer
from tests.factories.work import make_initiative, make_place, make_project, make_role, move_to_past, publish

pytestmark = pytest.mark.django_db


def came(person=None, *, minutes=60, days=1, place=None):
    """Somebody who was there, and for how long."""
    place = place or make_place()
    row = sign_up(person=person or make_volunteer().person, place=place)
    move_to_past(place, days=days)
    state = AttendanceState.ATTENDED if minutes else AttendanceState.ABSENT
    return record_presence(attendance=row, actor=make_staff(), state=state, minutes=minutes)


def correction(row, minutes=90, reason="Vi blev længere."):
    return ask_for_correction(attendance=row, person=row.person, minutes=minutes, reason=reason)


def contribution(row, minutes=30, *, days=1, words="Forberedte ruten"):
    day = timezone.localdate() - timedelta(days=days)
    return report_contribution(person=row.person, role=row.place.role, on=day, minutes=minutes, words=words)


class TestCorrections:
    def test_approved_it_is_the_minutes_of_the_session(self):
        row = came()
        entry = correction(row)
        assert hours_of_person(row.person).minutes == 60, "nothing changes before it is approved"
        approve(entry=entry, actor=make_staff())
        approve(entry=entry, actor=make_staff())
        assert hours_of_person(row.person).minutes == 90

    def test_somebody_noted_as_absent_was_there(self):
        row = came(minutes=0)
        approve(entry=correction(row), actor=make_staff())
        assert Attendance.objects.get(pk=row.pk).state == AttendanceState.ATTENDED

    def test_refused_with_a_reason_that_is_told(self):
        row = came()
        entry = correction(row)
        with pytest.raises(ReasonMissingError):
            refuse(entry=entry, actor=make_staff(), reason=" ")
        refuse(entry=entry, actor=make_staff(), reason="Vi sluttede kl. 17.")
        deliver_due()
        letters = [each.body for each in mail.outbox if each.to == [row.person.email]]
        assert any("Vi sluttede kl. 17." in body for body in letters)
        assert hours_of_person(row.person).minutes == 60

    def test_only_ones_own_once_noted_and_within_the_time(self, settings):
        row = came()
        with pytest.raises(NotAllowedError):
            ask_for_correction(attendance=row, person=make_user(), minutes=90, reason="Mere")
        ahead = sign_up(person=make_volunteer().person, place=make_place())
        with pytest.raises(NotNotedError):
            correction(ahead)
        correction(row)
        with pytest.raises(AskedAlreadyError):
            correction(row)
        with pytest.raises(TooOldError):
            correction(came(days=settings.HOURS_CORRECTION_DAYS + 1))

    @pytest.mark.parametrize("minutes", [0, -5, 1441])
    def test_minutes_must_make_sense(self, minutes):
        with pytest.raises(MinutesError):
            correction(came(), minutes=minutes)

    def test_a_reason_without_a_cpr_number(self):
        row = came()
        with pytest.raises(ReasonMissingError):
            correction(row, reason=" ")
        with pytest.raises(ValidationError):
            correction(row, reason="Ring til 010190-1234")


class TestContributions:
    def test_for_ones_own_tasks_and_days_that_are_over(self):
        row = came()
        with pytest.raises(NoRoleError):
            report_contribution(
                person=row.person, role=make_role(), on=timezone.localdate(), minutes=30, words="Hjalp"
            )
        for days in (-1, 366):
            with pytest.raises(DayAheadError):
                contribution(row, days=days)
        assert list(roles_of(row.person)) == [row.place.role]

    def test_pressing_twice_is_one_report(self):
        row = came()
        assert contribution(row) == contribution(row)
        assert HoursEntry.objects.count() == 1

    def test_it_counts_once_it_is_approved(self):
        row = came()
        entry = contribution(row)
        assert hours_of_person(row.person).minutes == 60
        approve(entry=entry, actor=make_staff())
        figures = hours_of_person(row.person)
        assert (figures.people, figures.times, figures.minutes) == (1, 1, 90)


@pytest.mark.parametrize("state", EntryState.values)
@pytest.mark.parametrize("name", ENTRIES.names())
def test_each_step_is_open_from_where_it_should_be(state, name):
    row = came()
    entry = contribution(row)
    HoursEntry.objects.filter(pk=entry.pk).update(state=state)
    steps = {
        "approve": lambda: approve(entry=entry, actor=make_staff()),
        "refuse": lambda: refuse(entry=entry, actor=make_staff(), reason="Nej"),
        "withdraw": lambda: withdraw(entry=entry, person=row.person),
    }
    if state == EntryState.REPORTED:
        assert (
            steps[name]().state == {"approve": "approved", "refuse": "refused", "withdraw": "withdrawn"}[name]
        )
    elif (state, name) == (EntryState.APPROVED, "approve"):
        assert steps[name]().state == state
    else:
        with pytest.raises(TransitionError):
            steps[name]()


def test_nobody_else_decides_and_nobody_about_themselves():
    row = came()
    entry = contribution(row)
    for actor in (make_staff(district=COPENHAGEN), make_user(), row.person):
        with pytest.raises(NotAllowedError):
            approve(entry=entry, actor=actor)
        with pytest.raises(NotAllowedError):
            refuse(entry=entry, actor=actor, reason="Nej")
    with pytest.raises(NotAllowedError):
        withdraw(entry=entry, person=make_user())
    assert HoursEntry.objects.get().state == EntryState.REPORTED


class TestPages:
    def test_from_min_side_to_the_coordinator_and_back(self, client):
        row = came()
        client.force_login(row.person)
        page = client.get("/min-side/timer/").content.decode()
        url = reverse("hours_correct", args=[row.pk])
        assert url in page
        assert client.post(url, {"minutes": "", "reason": ""}).status_code == 200
        client.post(url, {"minutes": "90", "reason": "Vi blev længere."})
        assert url not in client.get("/min-side/timer/").content.decode()
        client.post(
            "/min-side/timer/andet/",
            {"role": row.place.role_id, "on": timezone.localdate(), "minutes": "30", "words": "Oplæg"},
        )
        assert HoursEntry.objects.waiting().count() == 2
        client.force_login(make_staff())
        assert "beder om at få timer rettet" in client.get("/koordinator/").content.decode()
        for entry in HoursEntry.objects.order_by("pk"):
            desk = reverse("hours_entry", args=[entry.pk])
            assert desk in client.get("/koordinator/timer/").content.decode()
            assert client.get(desk).status_code == 200
            client.post(desk, {"do": "approve"})
        assert hours_of_person(row.person).minutes == 120

    def test_refusing_asks_for_a_reason(self, client):
        entry = contribution(came())
        client.force_login(make_staff())
        url = reverse("hours_entry", args=[entry.pk])
        assert client.post(url, {"do": "refuse", "reason": ""}).status_code == 200
        assert HoursEntry.objects.get().state == EntryState.REPORTED
        client.post(url, {"do": "refuse", "reason": "Det var en anden dag."})
        client.force_login(entry.person)
        assert "Det var en anden dag." in client.get("/min-side/timer/").content.decode()

    def test_taking_back(self, client):
        entry = contribution(came())
        client.force_login(make_user())
        assert client.post(reverse("hours_take_back", args=[entry.pk])).status_code == 404
        client.force_login(entry.person)
        client.post(reverse("hours_take_back", args=[entry.pk]))
        assert HoursEntry.objects.get().state == EntryState.WITHDRAWN

    def test_somebody_elses_session_or_task(self, client):
        row, other = came(), came()
        client.force_login(row.person)
        assert client.get(reverse("hours_correct", args=[other.pk])).status_code == 404
        data = {"role": other.place.role_id, "on": timezone.localdate(), "minutes": "30", "words": "Oplæg"}
        assert client.post("/min-side/timer/andet/", data).status_code == 200
        assert not HoursEntry.objects.exists()


def _world():
    """Six people in Fyn, one of them with a contribution; one more who only contributed."""
    project = make_project(FYN)
    publish(project)
    place = make_place(make_role(make_initiative(project)), seats=6)
    rows = [sign_up(person=make_volunteer().person, place=place) for _ in range(6)]
    move_to_past(place)
    staff = make_staff()
    for row in rows:
        record_presence(attendance=row, actor=staff, state=AttendanceState.ATTENDED, minutes=60)
    approve(entry=contribution(rows[0]), actor=staff)
    seventh = make_volunteer().person
    HoursEntry.objects.create(
        person=seventh,
        role=place.role,
        on=timezone.localdate() - timedelta(days=1),
        minutes=15,
        state=EntryState.APPROVED,
    )
    contribution(rows[1], words="Venter endnu")
    return project, rows, place


def test_the_same_number_stands_on_every_page(client):
    project, rows, place = _world()
    person = rows[0].person
    client.force_login(make_staff())
    district = client.get(reverse("figures")).context
    client.force_login(make_staff(Role.LEADERSHIP, None))
    country = client.get(reverse("figures")).context
    assert (district["total"].people, district["total"].times, district["total"].minutes) == (7, 6, 405)
    assert country["total"] == district["total"]
    *ways, sessions = district["tables"]
    assert (len(ways), sum(line.minutes for line in sessions[1])) == (
        6,
        Attendance.objects.participation().minutes,
    )
    for head, lines in [*ways, *country["tables"]]:
        assert [(line.people, line.minutes) for line in lines] == [(7, 405)], head
    public = BeautifulSoup(client.get(project.pages.get().get_url()).content, "html.parser").get_text()
    assert "7" in public
    client.force_login(person)
    assert "1,5" in client.get("/min-side/").content.decode()
    assert "1,5" in client.get("/min-side/timer/").content.decode()
    assert make_certificate(person=person).minutes == hours_of_person(person).minutes == 90
    assert make_certificate(person=person).roles == [place.role.title]
    assert dict(tasks_and_hours(person)).popitem()[1].startswith("2 ")


@pytest.mark.parametrize("way", WAYS)
def test_each_way_of_splitting_adds_up(way):
    _world()
    assert [(each.people, each.times, each.minutes) for each in hours_of_country().split(way).values()] == [
        (7, 6, 405)
    ]


def test_other_districts_hours_are_not_seen():
    _world()
    assert hours_visible_to(make_staff(district=COPENHAGEN)).total().minutes == 0


def test_under_five_people_are_not_told_also_when_some_only_contributed(client):
    row = came()
    HoursEntry.objects.create(
        person=make_volunteer().person,
        role=row.place.role,
        on=timezone.localdate(),
        minutes=15,
        state="approved",
    )
    page = row.session.initiative.project.pages.get()
    assert "Færre end 5" in client.get(page.get_url()).content.decode()
    client.force_login(make_staff(Role.LEADERSHIP, None))
    assert client.get(reverse("figures")).context["total_hidden"] is True


def test_what_is_forgotten_still_counts():
    _world()
    before = hours_of_country().total()
    turn_entries_into_counts(HoursEntry.objects.all())
    assert hours_of_country().total() == before
    turn_into_counts(Attendance.objects.all())
    after = hours_of_country().total()
    assert (after, AttendanceCount.objects.get().people) == (before, 7)
    assert not HoursEntry.objects.exists()
