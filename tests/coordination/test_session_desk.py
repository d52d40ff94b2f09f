"""One session at the coordinator's desk, and the way from a letter to an offered seat."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import assign_seat, cancel_sign_up, join_waiting_list, sign_up
from coordination.session_letters import offer_url
from core.events import announce
from projects.enums import SignUp
from projects.events import SessionChange, SessionsChanged
from projects.models import Session
from tests.factories.people import COPENHAGEN, make_staff, make_user, make_volunteer
from tests.factories.work import make_place

pytestmark = pytest.mark.django_db
A = AttendanceState


def desk(place):
    return reverse("session_desk", args=[place.session_id])


def asked(**person):
    place = make_place(seats=1)
    Session.objects.filter(pk=place.session_id).update(sign_up=SignUp.CONFIRM)
    place.refresh_from_db()
    return place, sign_up(person=make_volunteer(**person).person, place=place)


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_who_asks_is_shown_and_gets_a_place(client):
    place, row = asked(first_name="Mette", last_name="Holm")
    client.force_login(make_staff())
    assert "Mette Holm" in client.get(desk(place)).content.decode()
    response = client.post(desk(place), {"row": row.pk, "do": "confirm"}, follow=True)
    assert told(response) == ["Det er gjort. Personen får at vide, at der er en plads."]
    row.refresh_from_db()
    assert (row.state, row.seat) == (A.SIGNED_UP, 1)


def test_a_yes_without_a_seat_is_a_place_in_line(client, post):
    place, row = asked()
    taken = assign_seat(person=make_volunteer().person, place=place, actor=make_staff())
    client.force_login(make_staff())
    assert "Sæt på ventelisten" in client.get(desk(place)).content.decode()
    for _ in range(2):
        client.post(desk(place), {"row": row.pk, "do": "queue"})
    row.refresh_from_db()
    assert row.state == A.WAITLISTED
    assert any("nummer 1" in letter.body for letter in post() if letter.to == [row.person.email])
    assert sign_up(person=row.person, place=place).pk == row.pk  # nobody goes past the coordinator
    cancel_sign_up(attendance=taken, person=taken.person)
    row.refresh_from_db()
    assert row.state == A.OFFERED
    assert sign_up(person=row.person, place=place).state == A.SIGNED_UP
    client.force_login(make_staff(district=COPENHAGEN))
    assert client.post(desk(place), {"row": row.pk, "do": "queue"}).status_code == 404


def test_a_no_needs_a_reason(client):
    place, row = asked()
    client.force_login(make_staff())
    client.post(desk(place), {"row": row.pk, "do": "refuse"})
    row.refresh_from_db()
    assert row.state == A.REQUESTED
    client.post(desk(place), {"row": row.pk, "do": "refuse", "reason": "Vi er nok denne gang."})
    row.refresh_from_db()
    assert row.state == A.CANCELLED


@pytest.mark.parametrize("reason", ["Hun er 010190-1234", "a" * 301, "Nul\x00"])
def test_a_no_says_nothing_that_is_never_stored(client, reason):
    place, row = asked()
    client.force_login(make_staff())
    url = reverse("session_desk", args=[place.session_id])
    client.post(url, {"row": row.pk, "do": "refuse", "reason": reason})
    row.refresh_from_db()
    assert row.state == A.REQUESTED


@pytest.mark.parametrize("data", [{"row": "x"}, {"row": "9" * 30}, {}, {"row": "999999"}])
def test_odd_rows_are_not_found(client, data):
    place, _row = asked()
    client.force_login(make_staff())
    assert client.post(desk(place), {**data, "do": "confirm"}).status_code == 404


def test_an_unknown_act_changes_nothing(client):
    place, row = asked()
    client.force_login(make_staff())
    assert client.post(desk(place), {"row": row.pk, "do": "explode"}).status_code == 302
    row.refresh_from_db()
    assert row.state == A.REQUESTED


def test_another_districts_session_is_not_found(client):
    place, row = asked()
    client.force_login(make_staff(district=COPENHAGEN))
    assert client.get(desk(place)).status_code == 404
    assert client.post(desk(place), {"row": row.pk, "do": "confirm"}).status_code == 404


def test_a_row_of_another_session_is_not_found_here(client):
    place, _row = asked()
    _other, row = asked()
    client.force_login(make_staff())
    assert client.post(desk(place), {"row": row.pk, "do": "confirm"}).status_code == 404


def test_somebody_who_called_is_found_and_signed_up(client, post):
    place = make_place()
    volunteer = make_volunteer(first_name="Østen", last_name="Åkjær")
    client.force_login(make_staff())
    url = reverse("sign_up_for", args=[place.session_id])
    assert "Østen Åkjær" in client.get(url, {"q": "åkjær"}).content.decode()
    client.post(url, {"volunteer": volunteer.pk, "place": place.pk})
    [row] = Attendance.objects.all()
    assert (row.person, row.state) == (volunteer.person, A.SIGNED_UP)
    assert [letter.to for letter in post()] == [[volunteer.person.email]]


def test_a_hidden_name_finds_nobody(client):
    place = make_place()
    make_volunteer(first_name="Amal", last_name="Idris", is_protected=True, alias="Solsorten")
    client.force_login(make_staff())
    url = reverse("sign_up_for", args=[place.session_id])
    assert "0 personer fundet" in client.get(url, {"q": "Amal"}).content.decode()
    assert "Solsorten" in client.get(url, {"q": "solsorten"}).content.decode()


def test_nobody_is_signed_up_from_another_district(client):
    place, stranger = make_place(), make_volunteer(COPENHAGEN)
    client.force_login(make_staff())
    url = reverse("sign_up_for", args=[place.session_id])
    assert client.post(url, {"volunteer": stranger.pk, "place": place.pk}).status_code == 404
    assert client.post(url, {"volunteer": "", "place": place.pk}).status_code == 404


def offered():
    place = make_place(seats=1)
    held = sign_up(person=make_user_volunteer(), place=place)
    [row] = join_waiting_list(people=[make_user_volunteer()], place=place, actor=None)
    cancel_sign_up(attendance=held, person=held.person)
    row.refresh_from_db()
    return row


def make_user_volunteer():
    return make_volunteer().person


def path_of(row):
    return urlsplit(offer_url(row)).path


def test_the_link_of_an_offer_changes_nothing_until_the_button_is_pressed(client):
    row = offered()
    assert "Ja, jeg kommer" in client.get(path_of(row)).content.decode()
    row.refresh_from_db()
    assert row.state == A.OFFERED
    assert client.post(path_of(row), {"answer": "maybe"}).status_code == 200
    assert "Du er tilmeldt" in client.post(path_of(row), {"answer": "yes"}).content.decode()
    row.refresh_from_db()
    assert row.state == A.SIGNED_UP


def test_an_offer_that_ran_out_says_so(client):
    row = offered()
    Attendance.objects.filter(pk=row.pk).update(held_until=timezone.now() - timedelta(minutes=1))
    response = client.post(path_of(row), {"answer": "yes"})
    assert response.status_code == 409
    assert "Pladsen bliver ikke holdt til dig længere" in response.content.decode()


def test_the_desk_numbers_the_line_as_its_people_read_it(client):
    row = offered()
    [next_one] = join_waiting_list(people=[make_user_volunteer()], place=row.place, actor=None)
    client.force_login(make_staff())
    context = client.get(desk(row.place)).context
    assert [each.pk for each, _name in context["offered"]] == [row.pk]
    assert [each.pk for each, _name in context["line"]] == [next_one.pk]


@pytest.mark.parametrize("begun", [True, False])
def test_min_side_gives_nothing_back_once_the_session_has_begun(client, begun):
    place = make_place()
    row = sign_up(person=make_user_volunteer(), place=place)
    if begun:
        Attendance.objects.filter(pk=row.pk).update(starts_at=timezone.now() - timedelta(minutes=5))
    client.force_login(row.person)
    page = client.get("/min-side/").content.decode()
    assert (reverse("cancel_sign_up", args=[row.pk]) in page) is not begun
    assert row.session.initiative.title in page


@pytest.mark.parametrize("token", ["x", "eyJpZCI6MX0:1:abc"])
def test_a_broken_link_is_not_found(client, token):
    assert client.get(f"/tilbud/{token}/").status_code == 404


def test_min_side_answers_an_offer_and_only_ones_own(client):
    row = offered()
    url = reverse("answer_offer", args=[row.pk])
    client.force_login(make_user())
    assert client.post(url, {"answer": "yes"}).status_code == 404
    client.force_login(row.person)
    assert "Vi holder den til" in client.get(reverse("min_side")).content.decode()
    client.post(url, {"answer": "no"})
    row.refresh_from_db()
    assert row.state == A.CANCELLED


def test_the_task_page_asks_where_the_coordinator_decides(client):
    place, _row = asked()
    client.force_login(make_volunteer().person)
    assert "Spørg om en plads" in client.get(reverse("task", args=[place.pk])).content.decode()


def move(place, **times):
    session = Session.objects.get(pk=place.session_id)
    was = session.starts_at
    for name, value in times.items():
        setattr(session, name, value)
    session.save()
    change = SessionChange(session=session, was_at=was, moved=True, place_changed=False)
    announce(SessionsChanged(changes=[change], actor=make_staff()))


def test_a_moved_session_takes_its_people_along(post):
    place = make_place()
    row = sign_up(person=make_user_volunteer(), place=place)
    start = place.session.starts_at + timedelta(days=1)
    move(place, starts_at=start, ends_at=start + timedelta(hours=1))
    row.refresh_from_db()
    assert (row.starts_at, row.ends_at, row.state) == (start, start + timedelta(hours=1), A.SIGNED_UP)
    assert [letter.subject for letter in post()][-1] == "Ændret: Tryghedsvandring i Bolbro"


def test_a_moved_session_lets_go_who_is_elsewhere_and_asks_the_next():
    person = make_user_volunteer()
    place = make_place(seats=1)
    other = make_place(starts_at=place.session.starts_at + timedelta(days=1))
    row, kept = sign_up(person=person, place=place), sign_up(person=person, place=other)
    [waiting] = join_waiting_list(people=[make_user_volunteer()], place=place, actor=None)
    move(place, starts_at=other.session.starts_at, ends_at=other.session.ends_at)
    for each in (row, kept, waiting):
        each.refresh_from_db()
    assert [row.state, kept.state, waiting.state] == [A.CANCELLED, A.SIGNED_UP, A.OFFERED]
