"""Handing an area over: what moves, who hears of it, on which day, and what is refused."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AreaDuty, StaffRole, StateChange, User
from core.errors import NotAllowedError
from outbox.models import Message
from outbox.services import deliver_due
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_application, make_officer, make_staff, make_volunteer
from tests.factories.work import make_project
from volunteers.enums import ApplicationState
from volunteers.handover import ColleagueCannotError
from volunteers.models import Application
from volunteers.relay.models import ThreadOwner
from volunteers.relay.services import write_note
from volunteers.safety.models import SafetyReport
from workspace.areas.models import HandOver
from workspace.areas.services import (
    HandOverPlannedError,
    NobodyHasItError,
    carry_out_due,
    hand_over,
    take_back,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    return LocalArea.objects.create(name="Skovby", slug="skovby", municipality_id="0461")


@pytest.fixture
def coordinator():
    return make_staff()


@pytest.fixture
def giver(area):
    return make_officer(area)


@pytest.fixture
def receiver():
    return make_staff(Role.CONTACT_OFFICER, first_name="Pia", last_name="Lund")


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def give(area, receiver, coordinator, days=0):
    return hand_over(area=area, receiver=receiver, starts_on=today(days), actor=coordinator)


def make_open_work(area, owner):
    """One of each kind in the area, in the name of its officer."""
    application = make_application(area=area)
    volunteer = make_volunteer(area=area)
    Application.objects.filter(pk=application.pk).update(owner=owner)
    write_note(volunteer=volunteer, author=User.objects.get(pk=owner.pk), text="Hej")
    report = SafetyReport.objects.create(
        person=volunteer.person, district_id="1465", kind="threatened", state="taken", taken_by=owner
    )
    project = make_project(owner=owner)
    project.areas.add(area)
    return application, volunteer, report, project


def test_everything_open_there_moves_in_one_action(area, giver, receiver, coordinator):
    application, volunteer, report, project = make_open_work(area, giver)
    elsewhere = make_application()
    done = make_application(state=ApplicationState.REJECTED, area=area)
    Application.objects.filter(pk__in=[elsewhere.pk, done.pk]).update(owner=giver)
    row = give(area, receiver, coordinator)
    for each in (application, report, project, elsewhere, done):
        each.refresh_from_db()
    assert (application.owner, report.taken_by, project.owner) == (receiver, receiver, receiver)
    assert ThreadOwner.objects.get(person=volunteer.person).owner == receiver
    assert (elsewhere.owner, done.owner) == (giver, giver)
    assert row.moved == {"applications": 1, "threads": 1, "safety": 1, "projects": 1}
    assert AreaDuty.objects.standing().get(area=area).user == receiver
    assert AreaDuty.objects.get(user=giver).ends_on == today(-1)


def test_it_is_logged(area, giver, receiver, coordinator):
    make_open_work(area, giver)
    give(area, receiver, coordinator)
    change = StateChange.objects.get(subject_type="places.localarea", subject_id=area.pk)
    assert (change.transition, change.source, change.target, change.actor) == (
        "hand_over", str(giver.pk), str(receiver.pk), coordinator,
    )  # fmt: skip
    kinds = StateChange.objects.filter(subject_type="accounts.user", subject_id=giver.pk)
    assert sorted(kinds.values_list("transition", flat=True)) == [
        "hand_over applications", "hand_over projects", "hand_over safety", "hand_over threads",
    ]  # fmt: skip


def test_the_receiver_gets_a_list_and_each_ambassador_hears_once(area, giver, receiver, coordinator):
    make_open_work(area, giver)
    other = make_volunteer(area=area)
    make_volunteer()
    Message.objects.all().delete()
    give(area, receiver, coordinator)
    give(area, receiver, coordinator)
    deliver_due()
    to_receiver = [letter.body for letter in mail.outbox if letter.to == [receiver.email]]
    assert (
        sum("Det er dit nu: 1 ansøgning, 1 samtale, 1 sikkerhedsmelding" in body for body in to_receiver) == 1
    )
    subjects = [letter.subject for letter in mail.outbox if letter.to == [other.person.email]]
    assert subjects == ["Pia er din kontaktbetjent nu"]
    assert sum(letter.subject == "Pia er din kontaktbetjent nu" for letter in mail.outbox) == 2


def test_the_next_message_of_the_ambassador_goes_to_the_receiver(area, giver, receiver, coordinator):
    _application, volunteer, _report, _project = make_open_work(area, giver)
    give(area, receiver, coordinator)
    Message.objects.all().delete()
    write_note(volunteer=volunteer, author=volunteer.person, text="Hej igen")
    assert Message.objects.get().to == receiver.email


def test_a_second_press_changes_nothing(area, giver, receiver, coordinator):
    assert give(area, receiver, coordinator) == give(area, receiver, coordinator)
    assert (HandOver.objects.count(), area.duties.count()) == (1, 2)


def test_back_again_the_same_day_is_another_one(area, giver, receiver, coordinator):
    give(area, receiver, coordinator)
    give(area, giver, coordinator)
    assert AreaDuty.objects.standing().get().user == giver
    assert HandOver.objects.count() == 2


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (lambda area: make_staff(), True),
        (lambda area: make_staff(district=COPENHAGEN), False),
        (lambda area: AreaDuty.objects.get(area=area).user, False),
        (lambda area: make_staff(Role.ADMINISTRATOR, None), False),
        (lambda area: make_staff(Role.EDITOR), False),
    ],
)
def test_who_may(area, giver, receiver, who, allowed):
    actor = who(area)
    if allowed:
        give(area, receiver, actor)
    else:
        with pytest.raises(NotAllowedError):
            give(area, receiver, actor)
    assert HandOver.objects.exists() is allowed


def test_nothing_moves_when_the_colleague_may_not_have_one(area, giver, receiver, coordinator):
    application = make_application(area=area, person=receiver)
    Application.objects.update(owner=giver)
    with pytest.raises(ColleagueCannotError):
        give(area, receiver, coordinator)
    application.refresh_from_db()
    assert application.owner == giver
    assert AreaDuty.objects.standing().get().user == giver


def test_nobodys_area_cannot_be_handed_over(area, receiver, coordinator):
    with pytest.raises(NobodyHasItError):
        give(area, receiver, coordinator)


class TestLater:
    def test_the_worker_does_it_on_its_day(self, area, giver, receiver, coordinator):
        application = make_open_work(area, giver)[0]
        row = give(area, receiver, coordinator, days=5)
        assert (row.done_at, carry_out_due(), carry_out_due()) == (None, 0, 0)
        assert AreaDuty.objects.standing().get().user == giver
        HandOver.objects.update(starts_on=today())
        assert (carry_out_due(), carry_out_due()) == (1, 0)
        application.refresh_from_db()
        assert (application.owner, AreaDuty.objects.standing().get().user) == (receiver, receiver)

    def test_one_at_a_time_and_it_can_be_taken_back(self, area, giver, receiver, coordinator):
        assert give(area, receiver, coordinator, days=5) == give(area, receiver, coordinator, days=5)
        with pytest.raises(HandOverPlannedError):
            give(area, make_staff(Role.CONTACT_OFFICER), coordinator)
        take_back(area=area, actor=coordinator)
        take_back(area=area, actor=coordinator)
        assert not HandOver.objects.exists()

    def test_what_cannot_be_done_any_more_falls_and_is_said(self, area, giver, receiver, coordinator):
        give(area, receiver, coordinator, days=5)
        HandOver.objects.update(starts_on=today())
        StaffRole.objects.filter(user=receiver).delete()
        assert carry_out_due() == 0
        assert not HandOver.objects.exists()
        assert AreaDuty.objects.standing().get().user == giver
        assert Message.objects.get().to == coordinator.email


class TestPage:
    def test_it_shows_first_what_moves(self, client, area, giver, receiver, coordinator):
        make_open_work(area, giver)
        client.force_login(coordinator)
        page = client.get(reverse("area_hand_over", args=[area.pk])).content.decode()
        for words in (
            "ansvaret for området",
            "1 ansøgning",
            "1 samtale",
            "1 sikkerhedsmelding",
            "ansvar for 1 projekt",
        ):
            assert words in page
        assert giver.email not in page

    def test_the_press_moves_it_and_a_second_one_too(self, client, area, giver, receiver, coordinator):
        client.force_login(coordinator)
        data = {"user": receiver.pk, "starts_on": today().isoformat(), "ends_on": ""}
        for _press in range(2):
            answer = client.post(reverse("area_hand_over", args=[area.pk]), data)
            assert (answer.status_code, answer.url) == (302, reverse("area_card", args=[area.pk]))
        assert HandOver.objects.count() == 1

    def test_who_got_it_meanwhile_keeps_it(self, client, area, giver, receiver, coordinator):
        other = make_staff(Role.CONTACT_OFFICER, first_name="Ib", last_name="Bo")
        client.force_login(coordinator)
        url = reverse("area_hand_over", args=[area.pk])
        assert f'name="giver" value="{giver.pk}"' in client.get(url).content.decode()
        give(area, receiver, make_staff())
        data = {"user": other.pk, "starts_on": today().isoformat(), "ends_on": "", "giver": giver.pk}
        page = client.post(url, data).content.decode()
        assert "Pia Lund har fået området i mellemtiden" in page
        assert f'name="giver" value="{receiver.pk}"' in page
        assert AreaDuty.objects.standing().get().user == receiver

    def test_with_a_last_day_the_colleague_is_deputy(self, client, area, giver, receiver, coordinator):
        application = make_open_work(area, giver)[0]
        client.force_login(coordinator)
        data = {"user": receiver.pk, "starts_on": today().isoformat(), "ends_on": today(14).isoformat()}
        client.post(reverse("area_hand_over", args=[area.pk]), data)
        application.refresh_from_db()
        assert application.owner == giver
        assert AreaDuty.objects.get(user=receiver).kind == "deputy"
        client.force_login(receiver)
        assert "Mette Holm" in client.get(reverse("workspace")).content.decode()

    def test_a_planned_one_stands_on_the_card(self, client, area, giver, receiver, coordinator):
        give(area, receiver, coordinator, days=5)
        client.force_login(coordinator)
        url = reverse("area_card", args=[area.pk])
        assert "Pia Lund overtager området efter" in client.get(url).content.decode()
        client.post(reverse("area_take_back", args=[area.pk]))
        assert (
            "overtager området" not in client.get(url).content.decode().split("<main")[1].split("t-record")[1]
        )
