"""Asking several people for a seat that is soon: the first yes gets it, the others are told once."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from coordination.enums import AttendanceState
from coordination.errors import ClashError
from coordination.matching.ranking import Ranking
from coordination.models import Attendance
from coordination.services import come_after_all, sign_up
from coordination.stand_ins.enums import ASKS, CALLS, AskState, CallState
from coordination.stand_ins.errors import CallOverError, NoFreeSeatError, NotSuitableError, PlaceTakenError
from coordination.stand_ins.models import StandInAsk, StandInCall
from coordination.stand_ins.services import answer_stand_in, ask_stand_ins, close_calls, stop_call
from core.errors import NotAllowedError
from core.requirements import RequirementNotMetError
from outbox.models import Errand
from projects.enums import Access, SignUp
from projects.models import ProjectMember, Session
from projects.session_services import cancel_session
from tests.factories.people import COPENHAGEN, make_staff, make_volunteer
from tests.factories.stand_ins import ask, make_vacancy
from tests.factories.work import make_initiative, make_place, make_project, make_role, move_to_past, publish

pytestmark = pytest.mark.django_db


def people(number):
    return [make_volunteer().person for _each in range(number)]


def answer(question, yes=True):
    return answer_stand_in(ask=question, person=question.person, yes=yes)


def subjects(post, person):
    return [letter.subject for letter in post() if letter.to == [person.email]]


def test_each_is_asked_at_once_with_why_and_a_link(post):
    place, _seeker = make_vacancy()
    one, other = people(2)
    ask(place, one, other)
    [letter] = [each for each in post() if each.to == [one.email]]
    body = letter.body.replace("\N{NO-BREAK SPACE}", " ")
    assert letter.subject.startswith("Kan du hjælpe: Tryghedsvandring i Bolbro, ")
    assert "Vi mangler en til Gå med ved Tryghedsvandring i Bolbro" in body
    assert "Det er første gang, vi spørger." in body
    assert "Vi spørger flere. Den, der først siger ja, får pladsen." in body
    assert "/afloeser/" in body
    assert len(subjects(post, other)) == 1


def test_who_has_no_mail_gets_an_errand():
    place, _seeker = make_vacancy()
    person = make_volunteer(email=None, phone="+4520202020").person
    ask(place, person)
    assert Errand.objects.get(person=person).subject.startswith("Kan du hjælpe: ")


def test_the_first_yes_gets_the_seat_and_the_others_are_told_once(post):
    place, seeker = make_vacancy()
    questions = ask(place, *people(3))
    taken = answer(questions[1])
    seeker.refresh_from_db()
    row = Attendance.objects.get(person=taken.person)
    assert (row.state, row.seat, seeker.state) == (AttendanceState.SIGNED_UP, 1, AttendanceState.CANCELLED)
    assert StandInCall.objects.get().state == CallState.FILLED
    close_calls()
    for each in (questions[0], questions[2]):
        each.refresh_from_db()
        told = [text for text in subjects(post, each.person) if text.startswith("Pladsen er taget – tak")]
        assert (each.state, len(told)) == (AskState.RELEASED, 1)


def test_a_yes_after_that_is_told_the_place_is_taken_and_changes_nothing():
    place, _seeker = make_vacancy()
    first, late = ask(place, *people(2))
    answer(first)
    with pytest.raises(PlaceTakenError):
        answer(late)
    assert not Attendance.objects.filter(person=late.person).exists()
    assert answer(late, yes=False).state == AskState.RELEASED  # a no that comes late is harmless


def test_as_many_yes_as_seats():
    place, _seeker = make_vacancy()
    place.seats = 2
    place.save()
    questions = ask(place, *people(3))
    answer(questions[0])
    assert StandInCall.objects.get().state == CallState.OPEN
    answer(questions[1])
    assert StandInCall.objects.get().state == CallState.FILLED
    with pytest.raises(PlaceTakenError):
        answer(questions[2])


def test_the_same_answer_twice_is_harmless_and_a_no_can_become_a_yes():
    place, _seeker = make_vacancy()
    [question] = ask(place, *people(1))
    assert answer(question, yes=False).state == answer(question, yes=False).state == AskState.DECLINED
    assert answer(question).state == answer(question).state == AskState.ACCEPTED
    assert Attendance.objects.filter(person=question.person).count() == 1


def test_somebody_elses_question_is_not_answered():
    place, _seeker = make_vacancy()
    [question] = ask(place, *people(1))
    with pytest.raises(NotAllowedError):
        answer_stand_in(ask=question, person=make_volunteer().person, yes=True)


def test_what_stands_in_the_way_by_now_is_said():
    place, _seeker = make_vacancy()
    [question] = ask(place, *people(1))
    sign_up(person=question.person, place=make_place(starts_at=place.session.starts_at))
    with pytest.raises(ClashError):
        answer(question)
    question.person.volunteer.state = "paused"
    question.person.volunteer.save()
    with pytest.raises(RequirementNotMetError):
        answer(question)
    question.refresh_from_db()
    assert question.state == AskState.ASKED


def test_who_waits_in_line_for_a_confirmed_session_gets_the_seat_by_a_yes():
    place = make_place(seats=1, starts_at=timezone.now() + timedelta(hours=5), sign_up=SignUp.CONFIRM)
    person = make_volunteer().person
    [question] = ask(place, person)
    sign_up(person=person, place=place)  # they ask for a place meanwhile
    answer(question)
    assert Attendance.objects.live().get(person=person).state == AttendanceState.SIGNED_UP


def _comes_after_all(place, seeker):
    come_after_all(attendance=seeker, person=seeker.person)


def _taken_by_another(place, seeker):
    sign_up(person=make_volunteer().person, place=place)


def _begins(place, seeker):
    move_to_past(place)


def _called_off(place, seeker):
    cancel_session(session=place.session, actor=make_staff(), reason="Storm")


def _moved(place, seeker):
    Session.objects.filter(pk=place.session_id).update(
        starts_at=place.session.starts_at + timedelta(minutes=30)
    )


@pytest.mark.parametrize(
    ("happens", "state", "subject", "refused"),
    [
        (_comes_after_all, CallState.FILLED, "Pladsen er taget – tak", PlaceTakenError),
        (_taken_by_another, CallState.FILLED, "Pladsen er taget – tak", PlaceTakenError),
        (_begins, CallState.EXPIRED, "Du behøver ikke svare", CallOverError),
        (_called_off, CallState.EXPIRED, "Du behøver ikke svare", CallOverError),
        (_moved, CallState.EXPIRED, "Du behøver ikke svare", CallOverError),
    ],
)
def test_what_needs_no_answer_any_more_is_closed_and_told(post, happens, state, subject, refused):
    place, seeker = make_vacancy()
    [question] = ask(place, *people(1))
    assert close_calls() == 0
    happens(place, seeker)
    assert (close_calls(), close_calls()) == (1, 0)
    assert StandInCall.objects.get().state == state
    assert [text for text in subjects(post, question.person) if text.startswith(subject)] == [
        subjects(post, question.person)[-1]
    ]
    with pytest.raises(refused):
        answer(question)


def test_a_coordinator_stops_asking(post):
    place, _seeker = make_vacancy()
    [question] = ask(place, *people(1))
    call = StandInCall.objects.get()
    with pytest.raises(NotAllowedError):
        stop_call(call=call, actor=make_staff(district=COPENHAGEN))
    assert stop_call(call=call, actor=make_staff()).state == CallState.STOPPED
    assert stop_call(call=call, actor=make_staff()).state == CallState.STOPPED
    assert subjects(post, question.person)[-1].startswith("Du behøver ikke svare")


def test_asking_again_asks_only_the_new_ones_in_the_same_search():
    place, _seeker = make_vacancy()
    one, other = people(2)
    ask(place, one)
    assert [each.person for each in ask(place, one, other)] == [other]
    assert StandInCall.objects.count() == 1
    assert StandInAsk.objects.count() == 2


def test_nobody_is_asked_where_one_of_them_cannot():
    place, seeker = make_vacancy()
    [fine] = people(1)
    with pytest.raises(NotSuitableError):
        ask(place, fine, seeker.person)
    with pytest.raises(NotSuitableError):
        ask(place, fine, make_volunteer(COPENHAGEN).person)
    assert not StandInAsk.objects.exists()


def test_nobody_is_asked_where_no_seat_is_free():
    place = make_place(seats=1)
    sign_up(person=make_volunteer().person, place=place)
    with pytest.raises(NoFreeSeatError):
        ask(place, *people(1))


def test_another_districts_coordinator_asks_nobody():
    place, _seeker = make_vacancy()
    with pytest.raises(NotAllowedError):
        ask_stand_ins(place=place, person_ids=[], actor=make_staff(district=COPENHAGEN))


def ranked(place, **options):
    ranking = Ranking(place.role, session=place.session)
    return [entry.volunteer.person for entry in ranking.top(9, rested=True)], ranking


def test_least_recently_asked_first_and_a_question_counts_as_asking():
    place, _seeker = make_vacancy()
    other, _other_seeker = make_vacancy(role=place.role, starts_at=timezone.now() + timedelta(days=1))
    lately, long_ago, never = people(3)
    for person, days in ((lately, 3), (long_ago, 50)):
        [question] = ask(other, person)
        StandInAsk.objects.filter(pk=question.pk).update(asked_at=timezone.now() - timedelta(days=days))
    found, _ranking = ranked(place)
    assert [each for each in found if each in (lately, long_ago, never)] == [never, long_ago, lately]


def test_who_was_asked_enough_this_month_is_left_out():
    place, _seeker = make_vacancy()
    [person] = people(1)
    for days in range(settings.ASKED_AT_MOST):
        other = make_place(place.role, starts_at=timezone.now() + timedelta(days=days + 1))
        ask(other, person)
    found, ranking = ranked(place)
    assert person not in found
    assert ranking.excluded["asked_enough"] == 1


def test_who_is_elsewhere_or_there_already_is_left_out_with_the_reason():
    place, seeker = make_vacancy()
    [busy] = people(1)
    sign_up(person=busy, place=make_place(starts_at=place.session.starts_at + timedelta(minutes=30)))
    found, ranking = ranked(place)
    assert busy not in found
    assert seeker.person not in found
    assert (ranking.excluded["busy"], ranking.excluded["on_session"]) == (1, 1)


def test_only_this_session_counts_for_the_time():
    place, _seeker = make_vacancy()
    make_place(place.role, starts_at=place.session.starts_at + timedelta(days=1, hours=5))
    _found, ranking = ranked(place)
    assert len(ranking._demand.slots) == 1


@pytest.mark.parametrize("access", [Access.MEMBERS, Access.RESTRICTED])
def test_only_members_are_asked_where_members_alone_take_part(access):
    project = make_project(access=access)
    publish(project)
    place = make_place(make_role(make_initiative(project)), starts_at=timezone.now() + timedelta(hours=5))
    member, stranger = people(2)
    ProjectMember.objects.create(project=project, person=member)
    found, ranking = ranked(place)
    assert found == [member]
    assert ranking.excluded["no_member"] == 1
    with pytest.raises(NotSuitableError):
        ask(place, stranger)
    [question] = ask(place, member)
    assert answer(question).state == AskState.ACCEPTED


def test_the_machines_allow_what_is_said_and_nothing_else():
    calls = {(state, step.name) for state in CallState for step in CALLS.open_from(state)}
    assert calls == {("open", "fill"), ("open", "expire"), ("open", "stop")}
    asks = {(state, step.name) for state in AskState for step in ASKS.open_from(state)}
    assert asks == {
        ("asked", "accept"),
        ("asked", "decline"),
        ("asked", "release"),
        ("declined", "accept"),
    }
