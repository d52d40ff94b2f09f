"""Noting presence a second time: putting it right takes a reason, and nobody gets into two places by it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.history import history_of
from coordination.enums import AttendanceState
from coordination.errors import ElsewhereError, NoSeatError
from coordination.hours.models import HoursEntry
from coordination.hours.services import approve, ask_for_correction
from coordination.models import Attendance
from coordination.services import record_presence, sign_up
from core.errors import ReasonMissingError
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place

pytestmark = pytest.mark.django_db
A = AttendanceState


@pytest.fixture
def staff():
    return make_staff()


def over(row):
    """The session is over, two hours ago."""
    start = timezone.now() - timedelta(hours=4)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    type(row.session).objects.filter(pk=row.session_id).update(**times)
    Attendance.objects.filter(session=row.session_id).update(**times)
    return Attendance.objects.select_related("session").get(pk=row.pk)


def been(place=None, person=None):
    return over(sign_up(person=person or make_volunteer().person, place=place or make_place()))


def note(row, actor, state=A.ATTENDED, minutes=None, **more):
    return record_presence(attendance=row, actor=actor, state=state, minutes=minutes, **more)


def steps(row):
    return [(each.transition, each.reason) for each in history_of(row)][1:]


def test_the_same_again_changes_nothing(staff):
    row = been()
    note(row, staff, minutes=60)
    first = Attendance.objects.get(pk=row.pk).confirmed_at
    note(row, make_staff(), minutes=60)
    row.refresh_from_db()
    assert (row.confirmed_by, row.confirmed_at, steps(row)) == (staff, first, [("attend", "")])


def test_other_minutes_or_another_state_take_a_reason(staff):
    row = been()
    note(row, staff, minutes=60)
    for values in ({"minutes": 90}, {"state": A.ABSENT}):
        with pytest.raises(ReasonMissingError):
            note(row, staff, **values)
    note(row, staff, minutes=90, reason="Hun blev til sidst.")
    note(row, staff, state=A.ABSENT, reason="Forkert linje.")
    row.refresh_from_db()
    assert (row.state, row.minutes) == (A.ABSENT, None)
    assert steps(row) == [("attend", ""), ("correct", "Hun blev til sidst."), ("miss", "Forkert linje.")]


def test_the_sheet_asks_why(client, staff):
    row = been()
    note(row, staff, minutes=60)
    client.force_login(staff)
    url, name = reverse("presence_session", args=[row.session_id]), f"p{row.pk}"
    values = {f"{name}-state": "attended", f"{name}-minutes": "75"}
    page = client.post(url, values)
    assert "Skriv med få ord hvorfor" in page.content.decode()
    assert client.post(url, {**values, f"{name}-reason": "010190-1234"}).status_code == 200
    assert client.post(url, {**values, f"{name}-reason": "Hun kom før."}).status_code == 302
    row.refresh_from_db()
    assert (row.minutes, steps(row)[-1]) == (75, ("correct", "Hun kom før."))
    assert client.post(url, values).status_code == 302  # the same again
    assert "60" not in client.get(url).content.decode().split("Ret det")[0][-40:]


def test_an_approved_correction_carries_the_persons_reason(staff):
    row = been()
    note(row, staff, state=A.ABSENT)
    entry = ask_for_correction(attendance=row, person=row.person, minutes=45, reason="Jeg stod ved søen.")
    approve(entry=entry, actor=staff)
    row.refresh_from_db()
    assert (row.state, row.minutes, steps(row)[-1]) == (A.ATTENDED, 45, ("attend", "Jeg stod ved søen."))


def excused_and_elsewhere(staff):
    """Excused from one session, and at another at that time."""
    person = make_volunteer().person
    row = been(person=person)
    note(row, staff, state=A.EXCUSED)
    other = make_place(starts_at=timezone.now() + timedelta(hours=1))
    there = sign_up(person=person, place=other)
    over(there)
    return row


def test_nobody_was_in_two_places(client, staff):
    row = excused_and_elsewhere(staff)
    with pytest.raises(ElsewhereError):
        note(row, staff, minutes=60, reason="Hun kom alligevel.")
    entry = ask_for_correction(attendance=row, person=row.person, minutes=45, reason="Jeg kom.")
    client.force_login(staff)
    page = client.post(reverse("hours_entry", args=[entry.pk]), {"do": "approve"})
    assert (page.status_code, HoursEntry.objects.get().state) == (200, "reported")
    row.refresh_from_db()
    assert row.state == A.EXCUSED


@pytest.mark.parametrize(("seats", "seat"), [(2, 2), (1, None)])
def test_who_was_excused_gets_a_seat_that_is_free(staff, seats, seat):
    place = make_place(seats=seats)
    row = sign_up(person=make_volunteer().person, place=place)
    Attendance.objects.filter(pk=row.pk).update(state=A.EXCUSED)
    sign_up(person=make_volunteer().person, place=place)  # takes the first seat
    over(row)
    if seat:
        note(row, staff, minutes=60, reason="Hun kom alligevel.")
    else:
        with pytest.raises(NoSeatError):
            note(row, staff, minutes=60, reason="Hun kom alligevel.")
    row.refresh_from_db()
    assert (row.state == A.ATTENDED, row.seat) == (bool(seat), seat or 1)
