"""Every link of this room that works without signing in: opening changes nothing, and each wrong one has its answer."""

from datetime import timedelta
from unittest import mock

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from accounts.models import StateChange
from coordination.afterwards.letters import FEEDBACK_PURPOSE
from coordination.afterwards.models import Feedback
from coordination.enums import AttendanceState
from coordination.guests.letters import GUEST_PURPOSE
from coordination.guests.services import ask_as_guest
from coordination.models import Attendance
from coordination.services import cancel_sign_up, invite, join_waiting_list, sign_up
from coordination.session_letters import COMING_PURPOSE, OFFER_PURPOSE
from coordination.stand_ins.letters import PURPOSE as STAND_IN
from coordination.stand_ins.services import ask_stand_ins
from core.links import make_token
from projects.models import Session
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past

pytestmark = pytest.mark.django_db
NO, YES = {"answer": "no"}, {"answer": "yes"}


def seat():
    return sign_up(person=make_volunteer().person, place=make_place())


def offered():
    place = make_place(seats=1)
    taken, person = sign_up(person=make_volunteer().person, place=place), make_volunteer().person
    [row] = join_waiting_list(people=[person], place=place, actor=person)
    cancel_sign_up(attendance=taken, person=taken.person)
    return row


def guest():
    place = make_place()
    Session.objects.filter(pk=place.session_id).update(guests=True)
    place.session.refresh_from_db()
    return ask_as_guest(place=place, first_name="Åse", email="a@example.org", language="da")


def came():
    row = seat()
    move_to_past(row.place)
    Attendance.objects.filter(pk=row.pk).update(state=AttendanceState.ATTENDED, minutes=60)
    return row


def asked_to_stand_in():
    place, person = make_place(seats=1), make_volunteer().person
    return ask_stand_ins(place=place, person_ids=[person.pk], actor=make_staff())[0]


def invited():
    person = make_volunteer().person
    return invite(role=make_role(), person_ids=[person.pk], actor=make_staff())[0]


FEEDBACK = {"prepared": "3", "mattered": "3", "again": "3"}
# Name of the address, purpose of the link, what it is about, what its page is sent.
LINKS = [
    ("coming", COMING_PURPOSE, seat, NO),
    ("offer", OFFER_PURPOSE, offered, YES),
    ("guest_confirm", GUEST_PURPOSE, guest, {}),
    ("feedback", FEEDBACK_PURPOSE, came, FEEDBACK),
    ("stand_in", STAND_IN, asked_to_stand_in, YES),
    ("answer", "answer", invited, YES),
    ("check_in_as_guest", COMING_PURPOSE, seat, {"code": "x"}),
    ("coming_file", COMING_PURPOSE, seat, {}),
]
ANSWERED = [link for link in LINKS if link[0] not in ("check_in_as_guest", "coming_file")]
each_link = pytest.mark.parametrize(
    ("name", "purpose", "make", "data"), LINKS, ids=[link[0] for link in LINKS]
)


def old_token(purpose, pk, days):
    """A link made so many days ago."""
    then = timezone.now() - timedelta(days=days)
    with mock.patch("django.core.signing.time.time", return_value=then.timestamp()):
        return make_token(purpose, pk)


def everything():
    seats = list(Attendance.objects.order_by("pk").values_list("pk", "state", "late_minutes"))
    return seats, StateChange.objects.count(), Feedback.objects.count()


@each_link
def test_opening_it_changes_nothing(client, name, purpose, make, data):
    row = make()
    before = everything()
    url = reverse(name, args=[make_token(purpose, row.pk)])
    assert client.get(url, data).status_code == 200
    client.head(url, data)
    assert everything() == before


@each_link
def test_one_that_is_broken_of_another_kind_or_of_nothing_is_not_found(client, name, purpose, make, data):
    row = make()
    before = everything()
    token = make_token(purpose, row.pk)
    wrong = (
        "x",
        f"{token[:-1]}{'a' if token[-1] != 'a' else 'b'}",
        make_token("another", row.pk),
        make_token(purpose, 999_999),
        signing.TimestampSigner(salt=f"tryghed.{purpose}").sign_object({"id": "x"}),
        signing.TimestampSigner(salt=f"tryghed.{purpose}").sign_object([row.pk]),
    )
    for each in wrong:
        url = reverse(name, args=[each])
        assert client.get(url).status_code == 404, each
        if name != "coming_file":
            assert client.post(url, data).status_code == 404, each
    assert everything() == before


@each_link
def test_one_past_its_time_says_so(client, name, purpose, make, data):
    row = make()
    before = everything()
    url = reverse(name, args=[old_token(purpose, row.pk, days=3000)])
    gone = 404 if name in ("coming_file", "check_in_as_guest") else 410
    assert client.get(url).status_code == gone
    if name != "coming_file":
        assert client.post(url, data).status_code == gone
    assert everything() == before


@pytest.mark.parametrize(("name", "purpose", "make", "data"), ANSWERED, ids=[link[0] for link in ANSWERED])
def test_used_again_it_says_the_same_and_changes_nothing(client, name, purpose, make, data):
    url = reverse(name, args=[make_token(purpose, make().pk)])
    assert client.post(url, data).status_code == 200
    after = everything()
    assert client.post(url, data).status_code == 200
    assert everything() == after


@pytest.mark.parametrize("days", [0, 13])
def test_a_link_is_about_its_own_row_whoever_is_signed_in(client, days):
    row, other = seat(), seat()
    client.force_login(other.person)
    client.post(reverse("coming", args=[old_token(COMING_PURPOSE, row.pk, days)]), NO)
    states = [Attendance.objects.get(pk=each.pk).state for each in (row, other)]
    assert states == [AttendanceState.CANCELLED, AttendanceState.SIGNED_UP]
