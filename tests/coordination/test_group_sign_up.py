"""A host group comes together: by its association, first names alone, and nobody's reasons are told."""

import pytest
from django.urls import reverse

from coordination.enums import AttendanceState
from coordination.models import Attendance, SignUpGroup
from coordination.services import sign_up
from projects.enums import RequirementKind, SignUp
from projects.models import Session
from tests.factories.hosts import make_group, make_partner, member_of
from tests.factories.people import COPENHAGEN, make_user, make_volunteer
from tests.factories.work import make_place, make_role

pytestmark = pytest.mark.django_db
A = AttendanceState


@pytest.fixture
def group():
    return make_group()


@pytest.fixture
def partner(client, group):
    client.force_login(make_partner(group.organisation))
    return client


def member(group, **person):
    return member_of(group, make_volunteer(**person))


def url_of(group, place):
    return reverse("group_place", args=[group.pk, place.pk])


def send(client, group, place, members, **more):
    return client.post(
        url_of(group, place), {"members": [row.pk for row in members], "together": "on", **more}
    )


def test_several_are_signed_up_at_once_and_each_is_told(partner, group, post):
    place = make_place(seats=2)
    members = [member(group), member(group)]
    assert reverse("group_sessions", args=[group.pk]) in partner.get("/partner/").content.decode()
    assert (
        place.session.initiative.title
        in partner.get(reverse("group_sessions", args=[group.pk])).content.decode()
    )
    assert send(partner, group, place, members, do="sign_up").status_code == 302
    rows = Attendance.objects.order_by("seat")
    assert [(row.state, row.seat, row.group.host) for row in rows] == [
        (A.SIGNED_UP, 1, group),
        (A.SIGNED_UP, 2, group),
    ]
    assert {tuple(letter.to) for letter in post()} == {(row.person.email,) for row in members}


def test_too_few_seats_and_the_waiting_list(partner, group):
    place = make_place(seats=1)
    members = [member(group), member(group)]
    page = send(partner, group, place, members, do="sign_up")
    assert page.status_code == 200
    assert "venteliste" in page.content.decode()
    assert SignUpGroup.objects.count() == 0
    send(partner, group, place, members, do="line")
    assert [row.state for row in Attendance.objects.all()] == [A.WAITLISTED, A.WAITLISTED]


def test_why_somebody_can_not_come_is_not_told(partner, group):
    place = make_place(make_role(requirements=[RequirementKind.AGREEMENT]))
    rows = [member(group), member_of(group, make_volunteer(signed=False, first_name="Nadia"))]
    page = send(partner, group, place, rows, do="sign_up").content.decode()
    assert "Nadia kan ikke komme med til denne." in page
    assert "aftale" not in page.split("error-summary")[-1].split("Nadia kan ikke")[1][:60]
    assert Attendance.objects.count() == 0


def test_who_is_there_already_is_not_offered(partner, group):
    place, row = make_place(), member(group, first_name="Åse")
    assert "Åse" in partner.get(url_of(group, place)).content.decode()
    sign_up(person=row.person, place=place)
    assert "Åse" not in partner.get(url_of(group, place)).content.decode()


def test_a_stranger_can_not_be_signed_up(partner, group):
    place, stranger = make_place(), member(make_group())
    assert send(partner, group, place, [stranger], do="sign_up").status_code == 200
    assert send(partner, group, place, [], do="sign_up").status_code == 200
    assert Attendance.objects.count() == 0


def test_other_groups_districts_and_ways_of_signing_up_are_not_found(partner, group):
    place = make_place()
    other = make_group(district=COPENHAGEN)
    assert partner.get(url_of(other, place)).status_code == 404
    assert partner.get(reverse("group_sessions", args=[other.pk])).status_code == 404
    Session.objects.update(sign_up=SignUp.CONFIRM)
    assert partner.get(url_of(group, place)).status_code == 404


def test_only_partners(client, group):
    client.force_login(make_user())
    assert client.get(url_of(group, make_place())).status_code == 404
