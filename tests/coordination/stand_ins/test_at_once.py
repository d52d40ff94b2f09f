"""Eight people say yes at the same moment to one seat (DOMAIN rule 1)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.models import Attendance
from coordination.stand_ins.enums import AskState, CallState
from coordination.stand_ins.errors import PlaceTakenError
from coordination.stand_ins.models import StandInAsk, StandInCall
from coordination.stand_ins.services import answer_stand_in, ask_stand_ins
from tests.at_once import all_at_once
from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place, make_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
AT_ONCE, TRIALS = 8, 50


def test_one_of_eight_gets_the_seat_and_everybody_a_clear_answer(settings):
    settings.ASKED_AT_MOST = 1000
    people, staff, role = [make_volunteer().person for _each in range(AT_ONCE)], make_staff(), make_role()
    for trial in range(TRIALS):
        place = make_place(role, seats=1, starts_at=timezone.now() + timedelta(days=1, hours=3 * trial))
        asks = ask_stand_ins(place=place, person_ids=[each.pk for each in people], actor=staff)
        answers = all_at_once(
            *(lambda ask=ask: answer_stand_in(ask=ask, person=ask.person, yes=True) for ask in asks)
        )
        won = [each for each in answers if isinstance(each, StandInAsk)]
        assert len(won) == 1
        assert [type(each) for each in answers if each not in won] == [PlaceTakenError] * (AT_ONCE - 1)
        assert [row.person_id for row in Attendance.objects.seated().filter(place=place)] == [
            won[0].person_id
        ]
        states = StandInAsk.objects.filter(call__place=place).values_list("state", flat=True)
        assert sorted(states) == [AskState.ACCEPTED] + [AskState.RELEASED] * (AT_ONCE - 1)
        assert StandInCall.objects.get(place=place).state == CallState.FILLED


def test_two_coordinators_ask_the_same_people_at_once():
    staff, role = [make_staff(), make_staff()], make_role()
    people = [make_volunteer().person.pk for _each in range(3)]
    place = make_place(role, seats=1)
    all_at_once(
        *(lambda actor=actor: ask_stand_ins(place=place, person_ids=people, actor=actor) for actor in staff)
    )
    assert StandInCall.objects.count() == 1
    assert sorted(StandInAsk.objects.values_list("person", flat=True)) == sorted(people)
