"""Staying away several times is a reason to talk: told to coordinators, to nobody else, and never ranked by."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccessEntry
from coordination.checkin.absences import to_talk_with
from coordination.checkin.models import Talk
from coordination.enums import AttendanceState
from coordination.matching.ranking import Ranking
from coordination.models import Attendance
from coordination.services import record_presence, sign_up
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past

pytestmark = pytest.mark.django_db


def stay_away(volunteer, times=3, *, days=20):
    role = make_role()
    for number in range(times):
        place = make_place(role, starts_at=timezone.now() + timedelta(days=5 + number))
        row = sign_up(person=volunteer.person, place=place)
        move_to_past(place, days=days + number)
        record_presence(attendance=row, actor=make_staff(), state=AttendanceState.ABSENT)


def waits(client, user):
    client.force_login(user)
    return "En snak med" in client.get("/koordinator/").content.decode()


@pytest.mark.parametrize(("times", "days", "found"), [(2, 20, 0), (3, 20, 1), (3, 183, 0)])
def test_three_within_half_a_year(times, days, found):
    volunteer = make_volunteer()
    stay_away(volunteer, times, days=days)
    assert [each for each, _times in to_talk_with(make_staff())] == [volunteer] * found


def test_the_number_is_a_setting(settings):
    settings.NO_SHOW_TALK = 2
    stay_away(make_volunteer(), 2)
    assert len(to_talk_with(make_staff())) == 1


def test_coordinators_of_the_district_alone_are_told(client):
    area = LocalArea.objects.create(name="Bolbro", municipality_id="0461")
    volunteer = make_volunteer(area=area)
    stay_away(volunteer)
    url = reverse("absence_talk", args=[volunteer.pk])
    desk = reverse("ambassador_detail", args=[volunteer.pk]) + "?formaal=profile"
    for user, sees in (
        (make_staff(), True),
        (make_officer(area), False),
        (make_staff(district=COPENHAGEN), False),
    ):
        assert waits(client, user) is sees
        assert client.get(url).status_code == (200 if sees else 404)
        assert ("Er udeblevet 3 gange" in client.get(desk).content.decode()) is sees
    client.force_login(volunteer.person)
    assert "udeblevet" not in client.get("/min-side/").content.decode().casefold()


def test_a_note_of_the_talk_settles_it_and_a_new_absence_begins_anew(client):
    volunteer, staff = make_volunteer(), make_staff()
    stay_away(volunteer)
    client.force_login(staff)
    url = reverse("absence_talk", args=[volunteer.pk])
    assert client.get(url).status_code == 200
    assert AccessEntry.objects.filter(person=volunteer.person, actor=staff).count() == 1
    assert client.post(url, {"note": ""}).status_code == 200
    assert client.post(url, {"note": "010190-1234"}).status_code == 200
    assert not Talk.objects.exists()
    client.post(url, {"note": "Tirsdag passer ikke mere."})
    assert to_talk_with(staff) == []
    assert Attendance.objects.filter(state=AttendanceState.ABSENT).count() == 3


def test_it_is_never_ranked_by():
    """Staying away changes neither who is found for a task nor how well it suits them."""
    here, there = make_volunteer(), make_volunteer()
    role = make_place(make_role(title="En anden opgave")).role
    before = {each.volunteer.person_id: each.fit.score for each in Ranking(role).top(10)}
    stay_away(here)
    after = {each.volunteer.person_id: each.fit.score for each in Ranking(role).top(10)}
    assert before == after
    assert set(after) == {here.person_id, there.person_id}
