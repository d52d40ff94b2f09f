"""The waiting list, offers, and late cancelling (DOMAIN, Attendance)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination import services
from coordination.enums import ATTENDANCES, AttendanceState
from coordination.errors import (
    ClashError,
    NotOpenYetError,
    OfferedOnError,
    OfferGoneError,
    SessionFullError,
    StillFreeError,
)
from coordination.models import Attendance
from coordination.services.waiting import close_lines, number_in_line
from core.errors import NotAllowedError, ReasonMissingError, TransitionError
from core.requirements import RequirementNotMetError
from projects.enums import RequirementKind, SignUp
from projects.errors import SessionGoneError
from tests.factories.people import COPENHAGEN, FYN, make_staff, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past

pytestmark = pytest.mark.django_db
A = AttendanceState
LATE = timedelta(hours=5)


def someone():
    return make_volunteer().person


def sign_up(place, person=None):
    return services.sign_up(person=person or someone(), place=place)


def queue(place, *people):
    return services.join_waiting_list(people=people or [someone()], place=place, actor=(people or [None])[0])


def full_place(seats=1, **fields):
    place = make_place(seats=seats, **fields)
    return place, [sign_up(place) for _ in range(seats)]


def state_of(row):
    row.refresh_from_db()
    return row.state


def cancel(row):
    return services.cancel_sign_up(attendance=row, person=row.person)


def test_there_is_no_line_while_seats_are_free():
    with pytest.raises(StillFreeError):
        queue(make_place(seats=1))


def test_a_free_place_goes_to_the_first_in_line_and_is_held(post):
    place, [taken] = full_place()
    [first], [second] = queue(place), queue(place)
    assert (number_in_line(first), number_in_line(second)) == (1, 2)
    cancel(taken)
    assert (state_of(first), state_of(second)) == (A.OFFERED, A.WAITLISTED)
    assert first.seat == 1
    assert first.held_until - timezone.now() > timedelta(hours=23)
    letters = [letter for letter in post() if letter.to == [first.person.email]]
    assert "/tilbud/" in letters[-1].body
    with pytest.raises(SessionFullError):
        sign_up(place)  # nobody passes who waited


def test_yes_to_an_offer_is_a_seat_and_twice_is_harmless():
    place, [taken] = full_place()
    [row] = queue(place)
    cancel(taken)
    row.refresh_from_db()
    services.accept_offer(attendance=row, person=row.person)
    services.accept_offer(attendance=row, person=row.person)
    assert (state_of(row), row.seat, row.held_until) == (A.SIGNED_UP, 1, None)
    assert Attendance.objects.seated().filter(place=place).count() == 1


def test_no_to_an_offer_goes_on_and_is_not_offered_again():
    place, [taken] = full_place()
    [first], [second] = queue(place), queue(place)
    cancel(taken)
    first.refresh_from_db()
    cancel(first)
    assert (state_of(first), state_of(second)) == (A.CANCELLED, A.OFFERED)
    second.refresh_from_db()
    cancel(second)
    assert state_of(first) == A.CANCELLED


def test_an_offer_past_its_time_goes_on():
    place, [taken] = full_place()
    [first], [second] = queue(place), queue(place)
    cancel(taken)
    assert services.lapse_offers() == 0
    Attendance.objects.filter(pk=first.pk).update(held_until=timezone.now() - timedelta(minutes=1))
    first.refresh_from_db()
    with pytest.raises(OfferGoneError):
        services.accept_offer(attendance=first, person=first.person)
    assert services.lapse_offers() == 1
    assert (state_of(first), state_of(second)) == (A.LAPSED, A.OFFERED)
    assert services.lapse_offers() == 0
    [again] = queue(place, first.person)
    assert again.pk != first.pk


def test_an_offer_stands_at_most_half_the_time_that_is_left():
    place, [taken] = full_place(starts_at=timezone.now() + timedelta(hours=40))
    [row] = queue(place)
    cancel(taken)
    row.refresh_from_db()
    hours = (row.held_until - timezone.now()).total_seconds() / 3600
    assert 19 < hours < 20.1


def test_just_before_the_start_a_free_place_is_anybodys():
    place, [taken] = full_place(starts_at=timezone.now() + timedelta(minutes=20))
    place.session.late_hours = 0
    place.session.save()
    [row] = queue(place)
    cancel(taken)
    assert state_of(row) == A.WAITLISTED
    assert sign_up(place).seat == 1


def test_nobody_waits_for_what_they_can_not_take():
    role = make_role(requirements=[RequirementKind.DISTRICT])
    place = make_place(role, seats=1)
    sign_up(place)
    with pytest.raises(RequirementNotMetError):
        queue(place, make_volunteer(COPENHAGEN).person)


def test_an_offer_is_checked_again_when_it_is_taken():
    place, [taken] = full_place()
    person = someone()
    [row] = queue(place, person)
    sign_up(make_place(starts_at=place.session.starts_at), person)
    cancel(taken)
    row.refresh_from_db()
    with pytest.raises(ClashError):
        services.accept_offer(attendance=row, person=person)
    assert state_of(row) == A.OFFERED


def test_a_group_is_passed_over_until_there_is_room_for_all_of_it():
    place, rows = full_place(seats=3)
    group = queue(place, someone(), someone())
    [single] = queue(place)
    cancel(rows[0])
    assert [state_of(row) for row in group] == [A.WAITLISTED, A.WAITLISTED]
    assert state_of(single) == A.OFFERED
    cancel(rows[1])
    cancel(rows[2])
    assert [state_of(row) for row in group] == [A.OFFERED, A.OFFERED]
    assert {row.group_id for row in group} == {group[0].group_id}


def test_somebody_elses_offer_is_theirs():
    place, [taken] = full_place()
    [row] = queue(place)
    cancel(taken)
    with pytest.raises(NotAllowedError):
        services.accept_offer(attendance=row, person=someone())


def test_the_line_is_closed_when_the_session_begins():
    place, _ = full_place()
    [row] = queue(place)
    assert close_lines() == 0
    move_to_past(place)
    assert close_lines() == 1
    assert state_of(row) == A.LAPSED


def test_cancelling_late_keeps_the_place_until_somebody_takes_it(post):
    coordinator = make_staff(district=FYN)
    place, [taken] = full_place(starts_at=timezone.now() + LATE)
    cancel(taken)
    assert (state_of(taken), taken.seat) == (A.SEEKING_STAND_IN, 1)
    told = [letter.subject for letter in post() if letter.to == [coordinator.email]]
    assert told == ["Afløser søges: Tryghedsvandring i Bolbro"]
    cancel(taken)  # twice is harmless
    assert state_of(taken) == A.SEEKING_STAND_IN
    new = sign_up(place)
    assert (state_of(taken), new.seat) == (A.CANCELLED, 1)


def test_who_cancels_late_can_come_after_all():
    place, [taken] = full_place(starts_at=timezone.now() + LATE)
    cancel(taken)
    services.come_after_all(attendance=taken, person=taken.person)
    services.come_after_all(attendance=taken, person=taken.person)
    assert state_of(taken) == A.SIGNED_UP
    cancel(taken)
    sign_up(place)
    with pytest.raises(TransitionError):
        services.come_after_all(attendance=taken, person=taken.person)


def test_a_late_place_is_offered_to_the_line_while_it_is_kept():
    place, [taken] = full_place(starts_at=timezone.now() + LATE)
    [row] = queue(place)
    cancel(taken)
    row.refresh_from_db()
    assert (state_of(taken), row.state, row.seat, row.instead_of) == (
        A.SEEKING_STAND_IN,
        A.OFFERED,
        None,
        taken,
    )
    with pytest.raises(OfferedOnError):
        services.come_after_all(attendance=taken, person=taken.person)
    services.accept_offer(attendance=row, person=row.person)
    row.refresh_from_db()
    assert (state_of(taken), row.state, row.seat, row.instead_of) == (A.CANCELLED, A.SIGNED_UP, 1, None)


def test_a_late_place_stays_when_the_offer_runs_out():
    place, [taken] = full_place(starts_at=timezone.now() + LATE)
    [row] = queue(place)
    cancel(taken)
    Attendance.objects.filter(pk=row.pk).update(held_until=timezone.now())
    services.lapse_offers()
    assert (state_of(taken), state_of(row)) == (A.SEEKING_STAND_IN, A.LAPSED)
    services.come_after_all(attendance=taken, person=taken.person)
    assert state_of(taken) == A.SIGNED_UP


def test_a_question_is_answered_by_the_coordinator(post):
    place = make_place(seats=1)
    place.session.sign_up = SignUp.CONFIRM
    place.session.save()
    asked, refused = sign_up(place), sign_up(place)
    assert (asked.state, asked.seat, refused.state) == (A.REQUESTED, None, A.REQUESTED)
    staff = make_staff(district=FYN)
    services.confirm_request(attendance=asked, actor=staff)
    services.confirm_request(attendance=asked, actor=staff)
    assert (state_of(asked), asked.seat) == (A.SIGNED_UP, 1)
    with pytest.raises(ReasonMissingError):
        services.refuse_request(attendance=refused, actor=staff, reason=" ")
    services.refuse_request(attendance=refused, actor=staff, reason="100 % fuldt hold")
    assert state_of(refused) == A.CANCELLED
    [letter] = [letter for letter in post() if "ikke plads" in letter.subject]
    assert "100 % fuldt hold" in letter.body
    with pytest.raises(NotAllowedError):
        services.confirm_request(attendance=asked, actor=make_staff(district=COPENHAGEN))


@pytest.mark.parametrize(
    "fields",
    [
        {"sign_up": SignUp.ASSIGNED},
        {"opens_at": timezone.now() + timedelta(hours=1)},
        {"closes_at": timezone.now() - timedelta(hours=1)},
    ],
    ids=["assigned", "early", "late"],
)
def test_a_coordinator_signs_up_where_people_can_not(fields):
    place = make_place(seats=1)
    for name, value in fields.items():
        setattr(place.session, name, value)
    place.session.save()
    with pytest.raises(NotOpenYetError):
        sign_up(place)
    person = someone()
    row = services.assign_seat(person=person, place=place, actor=make_staff(district=FYN))
    assert (row.state, row.seat) == (A.SIGNED_UP, 1)
    with pytest.raises(NotAllowedError):
        services.assign_seat(person=person, place=place, actor=make_staff(district=COPENHAGEN))


def test_a_group_comes_all_or_not_at_all():
    place = make_place(seats=2)
    people = [someone() for _ in range(3)]
    with pytest.raises(SessionFullError):
        services.sign_up_group(people=people, place=place, actor=people[0])
    assert Attendance.objects.count() == 0
    group = services.sign_up_group(people=people[:2], place=place, actor=people[0])
    assert sorted(group.attendances.values_list("seat", flat=True)) == [1, 2]
    cancel(group.attendances.first())
    assert [row.state for row in group.attendances.all()] == [A.CANCELLED, A.SIGNED_UP]


def test_a_task_without_fixed_time_clashes_with_nothing():
    person = someone()
    fixed, free = make_place(), make_place()
    free.session.flexible = True
    free.session.save()
    sign_up(fixed, person)
    assert sign_up(free, person).flexible


def test_a_coordinator_cancels_for_who_called(post):
    place, [row] = full_place(starts_at=timezone.now() + LATE)
    with pytest.raises(NotAllowedError):
        services.cancel_for(attendance=row, actor=make_staff(district=COPENHAGEN))
    services.cancel_for(attendance=row, actor=make_staff(district=FYN))
    assert state_of(row) == A.CANCELLED
    move_to_past(place)
    other = Attendance.objects.create(
        person=someone(),
        session=place.session,
        place=place,
        seat=1,
        starts_at=place.session.starts_at,
        ends_at=place.session.ends_at,
    )
    with pytest.raises(SessionGoneError):
        services.cancel_for(attendance=other, actor=make_staff(district=FYN))


ALLOWED = {
    "confirm": {A.REQUESTED},
    "refuse": {A.REQUESTED},
    "queue": {A.REQUESTED},
    "offer": {A.WAITLISTED},
    "accept": {A.OFFERED},
    "lapse": {A.OFFERED, A.WAITLISTED, A.REQUESTED},
    "seek": {A.SIGNED_UP},
    "stay": {A.SEEKING_STAND_IN},
    "cancel": {A.SIGNED_UP, A.SEEKING_STAND_IN, A.REQUESTED, A.WAITLISTED, A.OFFERED},
    "attend": {A.SIGNED_UP, A.SEEKING_STAND_IN, A.ABSENT, A.EXCUSED},
    "miss": {A.SIGNED_UP, A.SEEKING_STAND_IN, A.ATTENDED, A.EXCUSED},
    "excuse": {A.SIGNED_UP, A.SEEKING_STAND_IN, A.ATTENDED, A.ABSENT},
}


@pytest.mark.parametrize("state", A.values)
@pytest.mark.parametrize("name", ALLOWED)
def test_every_transition(name, state):
    assert set(ATTENDANCES.names()) == set(ALLOWED)
    if state in ALLOWED[name]:
        assert ATTENDANCES.check(name, state, "fordi").name == name
    else:
        with pytest.raises(TransitionError):
            ATTENDANCES.check(name, state, "fordi")
