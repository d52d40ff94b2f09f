"""The waiting list when something else happens meanwhile: nobody loses a yes, nobody goes past the coordinator."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from coordination import services
from coordination.enums import AttendanceState
from coordination.errors import NotOpenYetError
from coordination.models import Attendance
from coordination.services.waiting import close_lines
from projects.enums import SignUp, Stage
from projects.errors import SessionGoneError
from projects.models import Project, Session, SessionPlace
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past
from volunteers.privacy.forgetting import forget
from volunteers.services import suspend_volunteer

pytestmark = pytest.mark.django_db
A = AttendanceState


def sign_up(place, person=None):
    return services.sign_up(person=person or make_volunteer().person, place=place)


def queue(place):
    person = make_volunteer().person
    [row] = services.join_waiting_list(people=[person], place=place, actor=person)
    return row


def offered_instead():
    """Somebody looks for a stand-in, and somebody else is offered the seat."""
    place = make_place(seats=1, starts_at=timezone.now() + timedelta(hours=5))
    seeker, row = sign_up(place), queue(place)
    services.cancel_sign_up(attendance=seeker, person=seeker.person)
    row.refresh_from_db()
    assert (row.state, row.seat, row.instead_of) == (A.OFFERED, None, seeker)
    return seeker, row


def by_the_coordinator(seeker):
    services.cancel_for(attendance=seeker, actor=make_staff())


def by_a_stop(seeker):
    suspend_volunteer(volunteer=seeker.person.volunteer, actor=make_staff(), reason="Fordi")


def by_being_forgotten(seeker):
    forget(person=seeker.person, rule="asked")


@pytest.mark.parametrize("leave", [by_the_coordinator, by_a_stop, by_being_forgotten])
def test_an_offer_stands_when_whose_seat_it_was_leaves_otherwise(leave):
    seeker, row = offered_instead()
    later = queue(row.place)
    leave(seeker)
    row.refresh_from_db()
    later.refresh_from_db()
    assert (row.state, row.seat, row.instead_of, later.state) == (A.OFFERED, 1, None, A.WAITLISTED)
    services.accept_offer(attendance=row, person=row.person)
    row.refresh_from_db()
    assert (row.state, row.seat) == (A.SIGNED_UP, 1)


def test_no_line_leads_past_a_coordinator_who_says_yes_or_no(client):
    place = make_place(seats=1, sign_up=SignUp.CONFIRM)
    services.assign_seat(person=make_volunteer().person, place=place, actor=make_staff())
    with pytest.raises(NotOpenYetError):
        queue(place)
    client.force_login(make_volunteer().person)
    page = client.post(reverse("join_line", args=[place.pk]), follow=True)
    assert "Du kan ikke melde dig til lige nu" in page.content.decode()
    assert Attendance.objects.count() == 1


def begun(session):
    Session.objects.filter(pk=session.pk).update(starts_at=timezone.now() - timedelta(minutes=5))


def closed(session):
    Project.objects.filter(pk=session.initiative.project_id).update(stage=Stage.CLOSED)


@pytest.mark.parametrize("change", [begun, closed])
def test_an_offer_of_what_has_begun_or_closed_meanwhile_is_no_seat(change):
    place = make_place(seats=1)
    taken, row = sign_up(place), queue(place)
    services.cancel_sign_up(attendance=taken, person=taken.person)
    change(place.session)
    with pytest.raises(SessionGoneError):
        services.accept_offer(attendance=row, person=row.person)
    row.refresh_from_db()
    assert row.state == A.OFFERED


def test_who_has_a_seat_already_is_not_told_a_number(client):
    place = make_place(seats=1)
    row = sign_up(place)
    client.force_login(row.person)
    page = client.post(reverse("join_line", args=[place.pk]), follow=True).content.decode()
    assert "nummer" not in page
    row.refresh_from_db()
    assert row.state == A.SIGNED_UP


def test_a_task_without_fixed_time_is_not_given_back_once_it_is_over():
    place = make_place(flexible=True)
    row = sign_up(place)
    move_to_past(place)
    with pytest.raises(SessionGoneError):
        services.cancel_sign_up(attendance=row, person=row.person)
    row.refresh_from_db()
    assert row.state == A.SIGNED_UP


def test_who_is_forgotten_holds_no_seat_ahead_and_keeps_what_was_done():
    person = make_volunteer().person
    past, ahead = make_place(seats=1), make_place(seats=1)
    done, row = sign_up(past, person), None
    move_to_past(past)
    services.record_presence(attendance=done, actor=make_staff(), state=A.ATTENDED, minutes=60)
    row = sign_up(ahead, person)
    waiting = queue(ahead)
    person.volunteer.delete()  # a guest, or somebody who only has an account
    forget(person=person, rule="asked")
    states = [Attendance.objects.get(pk=each.pk).state for each in (done, row, waiting)]
    assert states == [A.ATTENDED, A.CANCELLED, A.OFFERED]


def soon(minutes=20):
    """A free seat so near the start that it is offered to nobody, and somebody who waits."""
    place = make_place(seats=1, starts_at=timezone.now() + timedelta(minutes=minutes), late_hours=0)
    taken, row = sign_up(place), queue(place)
    services.cancel_sign_up(attendance=taken, person=taken.person)
    row.refresh_from_db()
    assert row.state == A.WAITLISTED
    return place, row


def test_who_waits_can_take_what_anybody_could(client):
    place, row = soon()
    client.force_login(row.person)
    page = client.get(reverse("task", args=[place.pk])).content.decode()
    assert "en plads her, som du kan tage med det samme" in page
    client.post(reverse("sign_up", args=[place.pk]))
    assert [each.state for each in Attendance.objects.filter(person=row.person).order_by("pk")] == [
        A.CANCELLED,
        A.SIGNED_UP,
    ]


def test_who_waits_is_not_told_of_a_seat_there_is_not(client):
    place = make_place(seats=1)
    sign_up(place)
    row = queue(place)
    client.force_login(row.person)
    page = client.post(reverse("sign_up", args=[place.pk]), follow=True).content.decode()
    assert "Du er nummer 1" in page
    assert "Du er tilmeldt:" not in page
    row.refresh_from_db()
    assert row.state == A.WAITLISTED


def test_a_seat_in_another_role_ends_the_wait():
    place = make_place(seats=1)
    sign_up(place)
    row = queue(place)
    other = SessionPlace.objects.create(session=place.session, role=make_role(place.role.initiative), seats=1)
    assert sign_up(other, row.person).place == other
    row.refresh_from_db()
    assert row.state == A.CANCELLED


@pytest.mark.parametrize("by", ["oneself", "the coordinator"])
def test_signing_up_takes_what_is_offered_and_the_next_is_asked_for_the_rest(by):
    place = make_place(seats=1)
    taken, row, later = sign_up(place), queue(place), queue(place)
    other = SessionPlace.objects.create(session=place.session, role=make_role(place.role.initiative), seats=1)
    services.cancel_sign_up(attendance=taken, person=taken.person)  # the seat is held for `row`
    if by == "oneself":
        got = sign_up(other, row.person)
    else:
        got = services.assign_seat(person=row.person, place=place, actor=make_staff())
    row.refresh_from_db()
    later.refresh_from_db()
    assert (row.state, got.state) == (A.CANCELLED, A.SIGNED_UP)
    assert later.state == (A.OFFERED if by == "oneself" else A.WAITLISTED)


def test_no_group_goes_past_a_coordinator_who_says_yes_or_no():
    place = make_place(seats=2, sign_up=SignUp.CONFIRM)
    with pytest.raises(NotOpenYetError):
        services.sign_up_group(people=[make_volunteer().person], place=place, actor=make_staff())
    assert not Attendance.objects.exists()


def test_nobody_is_left_waiting_for_a_word_when_it_begins(post):
    asking = make_place(seats=1, sign_up=SignUp.CONFIRM)
    full = make_place(seats=1)
    sign_up(full)
    rows = [sign_up(asking), queue(full)]
    post().clear()
    for place in (asking, full):
        move_to_past(place)
    assert (close_lines(), close_lines()) == (2, 0)
    said = {letter.to[0]: letter.body for letter in post()}
    assert "Vi nåede ikke at svare" in said[rows[0].person.email]
    assert "Der blev desværre ikke plads til dig" in said[rows[1].person.email]
