"""Two at once: one contact officer, one hand-over, and work that moves once."""

import pytest
from django.utils import timezone

from accounts.duties import CONTACT, name_duty
from accounts.duty_errors import AreaTakenError
from accounts.enums import Role
from accounts.models import AreaDuty
from outbox.models import Message
from places.models import LocalArea
from tests.at_once import all_at_once
from tests.factories.people import make_application, make_officer, make_staff, make_volunteer
from workspace.areas.models import HandOver
from workspace.areas.services import HandedOverMeanwhileError, hand_over
from workspace.staff.services import hand_over_all

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def make_area():
    return LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")


def test_two_name_a_contact_officer():
    area, coordinator = make_area(), make_staff()
    officers = [make_staff(Role.CONTACT_OFFICER) for _ in range(2)]

    def name(user):
        return lambda: name_duty(
            area=area,
            user=user,
            kind=CONTACT,
            starts_on=timezone.localdate(),
            ends_on=None,
            actor=coordinator,
        )

    answers = all_at_once(*(name(user) for user in officers))
    assert sorted(type(each).__name__ for each in answers) == ["AreaDuty", AreaTakenError.__name__]
    assert area.duties.count() == 1


def test_four_presses_hand_over_once():
    area, coordinator = make_area(), make_staff()
    giver, receiver = make_officer(area), make_staff(Role.CONTACT_OFFICER)
    application = make_application(area=area)
    type(application).objects.update(owner=giver)
    ambassador = make_volunteer(area=area)
    act = lambda: hand_over(  # noqa: E731
        area=area, receiver=receiver, starts_on=timezone.localdate(), actor=coordinator
    )
    rows = all_at_once(act, act, act, act)
    assert {row.pk for row in rows} == {HandOver.objects.get().pk}
    application.refresh_from_db()
    assert application.owner == receiver
    assert AreaDuty.objects.standing().get().user == receiver
    assert Message.objects.filter(to=ambassador.person.email).count() == 1


def test_two_who_hand_the_same_area_to_two_colleagues():
    area, giver = make_area(), make_staff(Role.CONTACT_OFFICER)
    name_duty(
        area=area, user=giver, kind=CONTACT, starts_on=timezone.localdate(), ends_on=None, actor=make_staff()
    )
    colleagues = [make_staff(Role.CONTACT_OFFICER) for _ in range(2)]

    def give(receiver, actor):
        return lambda: hand_over(
            area=area, receiver=receiver, starts_on=timezone.localdate(), actor=actor, giver=giver.pk
        )

    answers = all_at_once(*(give(colleague, make_staff()) for colleague in colleagues))
    assert sorted(type(each).__name__ for each in answers) == ["HandOver", HandedOverMeanwhileError.__name__]
    assert AreaDuty.objects.standing().get().user == HandOver.objects.get().receiver


def test_the_area_and_all_of_a_leavers_work_at_once():
    area, coordinator = make_area(), make_staff()
    giver = make_officer(area)
    first, second = make_staff(Role.CONTACT_OFFICER), make_staff(Role.CONTACT_OFFICER)
    all_at_once(
        lambda: hand_over(area=area, receiver=first, starts_on=timezone.localdate(), actor=coordinator),
        lambda: hand_over_all(person=giver, receiver=second, actor=coordinator, names=["areas"]),
    )
    assert AreaDuty.objects.standing().get().user in {first, second}
