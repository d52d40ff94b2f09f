"""Warnings before a screening runs out: 60, 30 and 7 days before, each once, and the line in Min dag."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Channel
from outbox.models import Errand, Message
from tests.factories.people import COPENHAGEN, make_staff, make_volunteer
from volunteers.enums import ScreeningOutcome, VolunteerState
from volunteers.models import Screening
from volunteers.reminders import step_due
from volunteers.screening.warnings import warn

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def screened(volunteer, days, outcome=ScreeningOutcome.CLEARED, **fields):
    values = {"kind": "official", "why": "Aftenvagt", "ordered_on": TODAY(), **fields}
    renew_by = None if days is None else TODAY() + timedelta(days=days)
    return Screening.objects.create(person=volunteer.person, outcome=outcome, renew_by=renew_by, **values)


@pytest.mark.parametrize(
    ("left", "step"), [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)]
)
def test_which_warning_is_due(left, step):
    assert step_due(TODAY() + timedelta(days=left), TODAY(), (60, 30, 7)) == step


def test_person_and_coordinator_are_told_once_for_each_step():
    volunteer, desk = make_volunteer(), make_staff(may_screen=True)
    make_staff(), make_staff(district=COPENHAGEN, may_screen=True)
    row = screened(volunteer, 60)
    assert [warn(), warn()] == [1, 0]
    assert set(Message.objects.values_list("to", flat=True)) == {volunteer.person.email, desk.email}
    for days in (30, 7):
        Screening.objects.filter(pk=row.pk).update(renew_by=TODAY() + timedelta(days=days))
        Message.objects.filter(key__startswith="screenings-").update(key=f"before-{days}")  # another day's
        assert [warn(), warn()] == [1, 0]
    assert Message.objects.filter(to=volunteer.person.email).count() == 3
    assert Message.objects.filter(to=desk.email).count() == 3


def test_the_letter_to_the_desk_names_nobody():
    make_volunteer(first_name="Asta", last_name="Lundemose")
    volunteer = make_volunteer(first_name="Asta", last_name="Lundemose")
    desk = make_staff(may_screen=True)
    screened(volunteer, 7)
    warn()
    letter = Message.objects.get(to=desk.email)
    assert "Asta" not in letter.text + letter.html + letter.subject
    assert "Lundemose" not in letter.text + letter.html + letter.subject


@pytest.mark.parametrize(
    ("days", "outcome", "state"),
    [
        (61, "cleared", "active"),
        (-1, "cleared", "active"),
        (None, "cleared", "active"),
        (7, "pending", "active"),
        (7, "not_cleared", "active"),
        (7, "lapsed", "active"),
        (7, "cleared", "ended"),
        (7, "cleared", "suspended"),
    ],
)
def test_who_is_not_warned(days, outcome, state):
    volunteer = make_volunteer()
    volunteer.state = state
    volunteer.save()
    screened(volunteer, days, outcome)
    assert warn() == 0


@pytest.mark.parametrize(
    ("kind", "days", "warned"), [("official", 400, 0), ("official", None, 0), ("police", 400, 1)]
)
def test_a_new_one_of_the_kind_silences_the_old(kind, days, warned):
    volunteer = make_volunteer()
    screened(volunteer, 20)
    screened(volunteer, days, kind=kind)
    assert warn() == warned


def test_who_has_no_mail_becomes_an_errand_once():
    volunteer = make_volunteer(phone="+4520123456", channel=Channel.CALL)
    screened(volunteer, 7)
    assert [warn(), warn()] == [1, 0]
    assert Errand.objects.get().person == volunteer.person


def test_asks_the_same_however_many_run_out(django_assert_num_queries):
    from volunteers.screening.queue import screenings_running_out

    staff = make_staff(may_screen=True)
    for _ in range(6):
        screened(make_volunteer(), 20)
    list(screenings_running_out(staff))
    with django_assert_num_queries(4):
        assert len(list(screenings_running_out(staff))) == 6


@pytest.mark.parametrize(("may_screen", "shown"), [(True, True), (False, False)])
def test_min_dag_calls_those_who_can_order_a_new_one(client, may_screen, shown):
    volunteer = make_volunteer()
    screened(volunteer, 20)
    client.force_login(make_staff(may_screen=may_screen))
    url = reverse("ambassador_detail", args=[volunteer.pk])
    assert (url in client.get(reverse("workspace")).content.decode()) == shown


@pytest.mark.parametrize("outcome", [ScreeningOutcome.PENDING, ScreeningOutcome.NOT_CLEARED])
def test_what_was_ordered_anew_waits_no_more(client, outcome):
    volunteer = make_volunteer()
    screened(volunteer, -3, ScreeningOutcome.LAPSED)
    client.force_login(make_staff(may_screen=True))
    url = reverse("ambassador_detail", args=[volunteer.pk])
    assert url in client.get(reverse("workspace")).content.decode()
    screened(volunteer, None, outcome)
    assert url not in client.get(reverse("workspace")).content.decode()


def test_a_paused_ambassador_is_warned():
    volunteer = make_volunteer()
    volunteer.state = VolunteerState.PAUSED
    volunteer.save()
    screened(volunteer, 7)
    assert warn() == 1
