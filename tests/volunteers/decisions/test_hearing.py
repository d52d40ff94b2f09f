"""Nobody gets a no on something they haven't been heard about."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.enums import Role
from core.errors import NotAllowedError, TransitionError
from outbox.models import Errand
from outbox.services import deliver_due
from places.models import LocalArea
from tests.factories.decisions import make_hearing
from tests.factories.people import COPENHAGEN, make_application, make_officer, make_staff, make_user
from volunteers.decisions.enums import HEARINGS, HearingState
from volunteers.decisions.errors import (
    AwaitingAnswerError,
    HearingNeededError,
    HearingOpenError,
    TooLateError,
)
from volunteers.decisions.models import Decision, Hearing
from volunteers.decisions.queue import heard_applicants
from volunteers.decisions.reminders import remind
from volunteers.decisions.services import answer_hearing, decide_against, hear, withdraw_hearing
from volunteers.enums import UNDECIDED, ApplicationState

pytestmark = pytest.mark.django_db
WEIGHS = "Vi har fået at vide, at du er ansat i et vagtfirma i området."


def later(days=10):
    return timezone.localdate() + timedelta(days=days)


def against(application, actor=None, ground="others", reasons="Det passer ikke sammen med opgaven."):
    return decide_against(
        application=application, actor=actor or make_staff(), ground=ground, reasons=reasons
    )


@pytest.mark.parametrize("state", ApplicationState.values)
def test_applicants_are_heard_until_it_is_decided(state):
    application = make_application(state=state)
    values = {"application": application, "actor": make_staff(), "weighs": WEIGHS, "answer_by": later()}
    if state not in UNDECIDED:
        with pytest.raises(TransitionError):
            hear(**values)
        return
    hear(**values)
    deliver_due()
    letter = mail.outbox[-1]
    assert letter.to == [application.person.email]
    assert WEIGHS in letter.body
    assert "/min-side/ansoegning/hoering/" in letter.body


@pytest.mark.parametrize("name", HEARINGS.names())
@pytest.mark.parametrize("state", HearingState.values)
def test_every_transition_from_every_state(name, state):
    application = make_application()
    hearing, actor = make_hearing(application, state=state), make_staff()
    act = {
        "answer": lambda: answer_hearing(hearing=hearing, actor=actor, answer="Det er jeg ikke længere."),
        "withdraw": lambda: withdraw_hearing(hearing=hearing, actor=actor),
    }[name]
    if state != HearingState.ASKED:
        with pytest.raises(TransitionError):
            act()
        return
    act()
    hearing.refresh_from_db()
    assert hearing.state == HEARINGS.get(name).target


@pytest.fixture
def area():
    return LocalArea.objects.filter(municipality="0461").first()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("coordinator", True),
        ("officer", True),
        ("elsewhere", False),
        ("editor", False),
        ("citizen", False),
        ("self", False),
    ],
)
def test_who_may_hear_and_write_an_answer_down(area, who, may):
    application = make_application(area=area)
    actor = {
        "coordinator": make_staff,
        "officer": lambda: make_officer(area),
        "elsewhere": lambda: make_staff(district=COPENHAGEN),
        "editor": lambda: make_staff(Role.EDITOR),
        "citizen": make_user,
        "self": lambda: application.person,
    }[who]()
    values = {"application": application, "actor": actor, "weighs": WEIGHS, "answer_by": later()}
    if may:
        hearing = hear(**values)
        assert answer_hearing(hearing=hearing, actor=actor, answer="Ja.").answered_by == actor
        return
    with pytest.raises(NotAllowedError):
        hear(**values)
    with pytest.raises(NotAllowedError):
        against(application, actor)
    hearing = make_hearing(application)
    with pytest.raises(NotAllowedError):
        withdraw_hearing(hearing=hearing, actor=actor)
    if who != "self":
        with pytest.raises(NotAllowedError):
            answer_hearing(hearing=hearing, actor=actor, answer="Ja.")


@pytest.mark.parametrize("days", [0, 1, 10])
def test_nobody_decides_before_the_date_without_an_answer(days):
    application = make_application()
    hearing = make_hearing(application, days=days)
    for ground, expected in (("own", AwaitingAnswerError), ("others", HearingNeededError)):
        with pytest.raises(expected):
            against(application, ground=ground)
    answer_hearing(hearing=hearing, actor=application.person, answer="Det passer ikke.")
    assert against(application).application.state == ApplicationState.REJECTED


def test_after_the_date_it_can_be_decided_and_no_longer_answered():
    application = make_application()
    hearing = make_hearing(application, days=-1)
    with pytest.raises(TooLateError):
        answer_hearing(hearing=hearing, actor=application.person, answer="For sent.")
    assert against(application).reasons == "Det passer ikke sammen med opgaven."


def test_what_others_say_calls_for_a_hearing():
    application = make_application()
    with pytest.raises(HearingNeededError):
        against(application)
    withdrawn = make_hearing(application, days=-3, state=HearingState.WITHDRAWN)
    assert withdrawn.pk
    with pytest.raises(HearingNeededError):
        against(application)
    assert not Decision.objects.exists()
    application.refresh_from_db()
    assert application.state == ApplicationState.RECEIVED
    against(application, ground="own")


def test_one_hearing_at_a_time_even_past_the_service():
    application = make_application()
    hear(application=application, actor=make_staff(), weighs=WEIGHS, answer_by=later())
    with pytest.raises(HearingOpenError):
        hear(application=application, actor=make_staff(), weighs="Noget andet.", answer_by=later())
    with pytest.raises(IntegrityError), transaction.atomic():
        make_hearing(application)
    assert Hearing.objects.count() == 1


@pytest.mark.parametrize("text", ["Hun har 010190-1234.", ""])
def test_texts_that_are_refused(text):
    application = make_application()
    with pytest.raises(ValidationError):
        hear(application=application, actor=make_staff(), weighs=text, answer_by=later())
    assert not Hearing.objects.exists()
    hearing = make_hearing(application)
    if text:
        with pytest.raises(ValidationError), transaction.atomic():
            answer_hearing(hearing=hearing, actor=application.person, answer=text)
        hearing.refresh_from_db()
        assert (hearing.state, hearing.answer) == (HearingState.ASKED, "")


@pytest.mark.parametrize(("days", "letters"), [(3, 0), (2, 1), (0, 1), (-1, 0)])
def test_a_reminder_before_the_date_once(days, letters):
    make_hearing(make_application(), days=days)
    remind()
    remind()
    deliver_due()
    assert len(mail.outbox) == letters


def test_who_has_no_mail_is_called():
    application = make_application()
    application.person.channel, application.person.phone = "call", "+4520123456"
    application.person.save()
    hear(application=application, actor=make_staff(), weighs=WEIGHS, answer_by=later())
    assert WEIGHS in Errand.objects.get().text


@pytest.mark.parametrize(
    ("values", "shows"), [({"days": 5}, False), ({"days": -1}, True), ({"state": "answered"}, True)]
)
def test_min_dag_says_when_it_can_be_decided(values, shows):
    application = make_application()
    make_hearing(application, **values)
    actor = make_staff()
    assert bool(list(heard_applicants(actor))) == shows
    assert not list(heard_applicants(make_staff(district=COPENHAGEN)))
    application.owner = make_staff()
    application.save()
    assert not list(heard_applicants(actor))
