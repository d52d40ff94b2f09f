"""One reminder to who has something to do, one a week to coordinators."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.enums import Role
from outbox.services import deliver_due
from tests.factories.people import COPENHAGEN, make_application, make_staff
from volunteers.entry.services import remind_applicants, remind_staff
from volunteers.enums import ApplicationState
from volunteers.models import Application, Signature
from volunteers.services import current_agreement

pytestmark = pytest.mark.django_db


def due(application, days):
    Application.objects.filter(pk=application.pk).update(due_on=timezone.localdate() + timedelta(days=days))
    return application


def sent():
    deliver_due()
    return [(letter.to[0], letter.subject) for letter in mail.outbox]


@pytest.mark.parametrize(("days", "told"), [(7, False), (3, False), (2, True), (-14, True), (-15, False)])
def test_an_agreement_to_accept_is_reminded_of_once(days, told):
    application = due(make_application(state=ApplicationState.AGREEMENT), days)
    for _time in range(2):
        remind_applicants()
    expected = [(application.person.email, "Aftalen venter på dig")]
    assert sent() == (expected if told else [])


def test_who_has_accepted_is_left_alone():
    application = due(make_application(state=ApplicationState.AGREEMENT), 0)
    Signature.objects.create(
        person=application.person, agreement=current_agreement(), name="Mette", signed_at=timezone.now()
    )
    remind_applicants()
    assert sent() == []


@pytest.mark.parametrize(("days", "told"), [(0, False), (-1, True), (-15, False)])
def test_a_talk_that_has_not_come_about(days, told):
    application = due(make_application(state=ApplicationState.CONVERSATION), days)
    remind_applicants()
    expected = [(application.person.email, "Vi har ikke haft vores samtale endnu")]
    assert sent() == (expected if told else [])


@pytest.mark.parametrize("state", [ApplicationState.RECEIVED, ApplicationState.SCREENING])
def test_who_only_waits_is_not_reminded(state):
    due(make_application(state=state), -1)
    remind_applicants()
    assert sent() == []


def test_coordinators_hear_once_a_week_what_is_stuck_and_no_names():
    due(make_application(first_name="Yasmin"), -1)
    due(make_application(state=ApplicationState.INTEREST), -3)
    due(make_application(), 0)
    due(make_application(state=ApplicationState.REJECTED), -5)
    coordinator = make_staff()
    make_staff(district=COPENHAGEN)
    make_staff(Role.LEADERSHIP, None)
    for _time in range(2):
        remind_staff()
    assert sent() == [(coordinator.email, "Der er ansøgninger, som er gået i stå")]
    assert "2 ansøgninger er over tid" in mail.outbox[0].body
    assert "Yasmin" not in mail.outbox[0].body
