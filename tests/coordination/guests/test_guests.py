"""Coming without an account: a link proves the address, a link cancels, and a month later the name is gone."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from coordination.enums import AttendanceState
from coordination.errors import ClashError, NotOpenYetError, SessionFullError
from coordination.guests.models import GuestSignUp
from coordination.guests.services import ask_as_guest, confirm_guest
from coordination.models import Attendance
from coordination.services import cancel_sign_up, join_waiting_list, sign_up
from core.errors import NotAllowedError
from core.requirements import RequirementNotMetError
from projects.enums import RequirementKind, SignUp
from projects.models import Session
from tests.at_once import all_at_once
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past
from volunteers.services import suspend_volunteer

pytestmark = pytest.mark.django_db
DATA = {"first_name": "Åse", "email": "Aase@example.org", "adult": "on"}


@pytest.fixture
def place():
    return open_place()


def open_place(role=None, **fields):
    place = make_place(role, **fields)
    Session.objects.filter(pk=place.session_id).update(guests=True)
    place.session.refresh_from_db()
    return place


def ask_url(place):
    return reverse("guest_ask", args=[place.pk])


def link_in(letter):
    return re.search(r"https?://[^/]+(/\S+/)", letter.body)[1]


def test_the_whole_way(client, place, post):
    page = client.get(reverse("task", args=[place.pk])).content.decode()
    assert "Kom med uden en konto" in page
    assert client.post(ask_url(place), DATA).status_code == 302
    assert Attendance.objects.count() == 0
    link = link_in(post()[-1])
    client.get(link)
    assert Attendance.objects.count() == 0  # a link scanner opens it
    assert "Tak, Åse. Du har en plads." in client.post(link).content.decode()
    client.post(link)
    [row] = Attendance.objects.all()
    assert (row.state, row.person.email, row.person.first_name) == ("signed_up", "aase@example.org", "Åse")
    assert not row.person.has_usable_password()
    receipt = post()[-1]
    assert receipt.to == ["aase@example.org"]
    cancel = link_in(receipt)
    assert "Jeg kan ikke komme" in client.get(cancel).content.decode()
    client.post(cancel, {"answer": "no"})
    row.refresh_from_db()
    assert row.state == AttendanceState.CANCELLED


@pytest.mark.parametrize(
    "changes",
    [
        {"first_name": ""},
        {"email": "x"},
        {"adult": ""},
        {"first_name": "010190-1234"},
        {"email": f"{'a' * 250}@example.org"},
        {"first_name": "Vind penge paa www.x.dk"},
        {"first_name": "http://x.dk"},
        {"first_name": "Aa\x00se"},
    ],
)
def test_bad_input_stays_in_the_form(client, place, changes):
    response = client.post(ask_url(place), {**DATA, **changes})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert GuestSignUp.objects.count() == 0


def test_who_asks_too_often_is_told(client, place):
    statuses = [client.post(ask_url(place), DATA).status_code for _ in range(4)]
    assert statuses == [302, 302, 302, 429]


@pytest.mark.parametrize("kind", [RequirementKind.SCREENING, RequirementKind.COURSE])
def test_what_has_to_be_checked_is_not_for_guests(client, kind):
    place = open_place(make_role(requirements=[RequirementKind.AMBASSADOR, kind]))
    assert client.get(ask_url(place)).status_code == 404
    with pytest.raises(NotOpenYetError):
        ask_as_guest(place=place, first_name="Åse", email="a@example.org", language="da")


@pytest.mark.parametrize("changes", [{"guests": False}, {"sign_up": SignUp.CONFIRM}, {"state": "cancelled"}])
def test_only_where_guests_are_let_in(client, place, changes):
    Session.objects.filter(pk=place.session_id).update(**changes)
    assert client.get(ask_url(place)).status_code == 404


def confirmed(place, email="a@example.org"):
    return confirm_guest(guest=ask_as_guest(place=place, first_name="Åse", email=email, language="da"))


def test_closed_to_guests_before_the_link_is_used(place):
    guest = ask_as_guest(place=place, first_name="Åse", email="a@example.org", language="da")
    Session.objects.filter(pk=place.session_id).update(guests=False)
    with pytest.raises(NotOpenYetError):
        confirm_guest(guest=guest)


def test_an_account_with_that_address_is_the_person(place):
    known = make_volunteer().person
    assert confirmed(place, known.email.upper()).person == known
    assert User.objects.filter(email__iexact=known.email).count() == 1


def test_a_suspension_and_a_known_age_hold_for_guests_too():
    role = make_role(requirements=[RequirementKind.ADULT])
    place = open_place(role)
    stopped, young = make_volunteer(), make_volunteer(adult=False)
    suspend_volunteer(volunteer=stopped, actor=make_staff(), reason="Fordi")
    with pytest.raises(NotAllowedError):
        confirmed(place, stopped.person.email)
    with pytest.raises(RequirementNotMetError):
        confirmed(place, young.person.email)
    assert not Attendance.objects.exists()


def test_a_guest_is_not_in_two_places(place):
    confirmed(place)
    with pytest.raises(ClashError):
        confirmed(open_place(starts_at=place.session.starts_at))


def test_who_waits_in_line_has_no_seat_by_pressing(place):
    person = make_volunteer().person
    full = open_place(seats=1)
    taken = sign_up(person=make_volunteer().person, place=full)
    [waiting] = join_waiting_list(people=[person], place=full, actor=person)
    with pytest.raises(SessionFullError):
        confirmed(full, person.email)
    waiting.refresh_from_db()
    assert waiting.state == AttendanceState.WAITLISTED
    cancel_sign_up(attendance=taken, person=taken.person)  # the seat is offered to who waits
    assert (confirmed(full, person.email).pk, Attendance.objects.get(pk=waiting.pk).state) == (
        waiting.pk,
        AttendanceState.SIGNED_UP,
    )


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_the_button_pressed_several_times_at_once_is_one_seat():
    place = open_place(seats=3)
    guest = ask_as_guest(place=place, first_name="Åse", email="ny@example.org", language="da")
    other = ask_as_guest(
        place=open_place(flexible=True), first_name="Åse", email="ny@example.org", language="da"
    )
    acts = [lambda: confirm_guest(guest=GuestSignUp.objects.get(pk=guest.pk))] * 4
    rows = all_at_once(*acts, lambda: confirm_guest(guest=GuestSignUp.objects.get(pk=other.pk)))
    assert [row for row in rows if not isinstance(row, Attendance)] == []
    assert len({row.pk for row in rows}) == 2
    assert User.objects.filter(email="ny@example.org").count() == 1


def test_a_full_session_says_so(client, post):
    place = open_place(seats=1)
    guest = ask_as_guest(place=place, first_name="Åse", email="a@example.org", language="da")
    sign_up(person=make_volunteer().person, place=place)
    response = client.post(link_in(post()[0]))
    assert response.status_code == 409
    assert "Den sidste plads blev taget" in response.content.decode()
    assert GuestSignUp.objects.get(pk=guest.pk).person is None


def test_an_old_link_and_a_broken_one(client, place, post, settings):
    client.post(ask_url(place), DATA)
    link = link_in(post()[-1])
    assert client.get("/gaest/eyJ:x:y/").status_code == 404
    GuestSignUp.objects.all().delete()
    assert client.get(link).status_code == 404


def test_guests_are_forgotten_a_month_later_and_still_count(place):
    row = confirmed(place)
    move_to_past(place, days=40)
    Attendance.objects.filter(pk=row.pk).update(state=AttendanceState.ATTENDED, minutes=120)
    call_command("retention")
    person = User.objects.get(pk=row.person_id)
    assert (person.first_name, person.email, GuestSignUp.objects.count()) == ("", None, 0)
    assert Attendance.objects.participation().minutes == 120


def test_a_guest_who_became_an_ambassador_stays(place):
    volunteer = make_volunteer()
    confirmed(place, volunteer.person.email)
    move_to_past(place, days=40)
    call_command("retention")
    volunteer.person.refresh_from_db()
    assert volunteer.person.email


def test_who_never_confirmed_is_gone(place):
    ask_as_guest(place=place, first_name="Åse", email="a@example.org", language="da")
    GuestSignUp.objects.update(asked_at=timezone.now() - timedelta(days=40))
    call_command("retention")
    assert GuestSignUp.objects.count() == 0


def test_late_and_coming_by_link(client, place, post):
    row = confirmed(place)
    link = link_in(post()[-1])
    assert "omkring 20 minutter for sent" in client.post(link, {"answer": "20"}).content.decode()
    row.refresh_from_db()
    assert (row.late_minutes, row.said_coming_at is not None) == (20, True)
    client.post(link, {"answer": "yes"})
    row.refresh_from_db()
    assert row.late_minutes is None
    for odd in ("25", "x", "", "9" * 40):
        assert client.post(link, {"answer": odd}).status_code == 200
    move_to_past(place)
    row.refresh_from_db()
    assert client.post(link, {"answer": "yes"}).status_code == 409
