"""The application's state machine, its guards, and who may move it."""

import pytest
from django.core import mail
from django.utils import timezone

from accounts.enums import Role
from accounts.history import history_of
from core.errors import NotAllowedError, ReasonMissingError, TransitionError
from outbox.services import deliver_due
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, FYN, make_application, make_officer, make_staff, make_user
from volunteers.enums import APPLICATIONS, UNDECIDED, ApplicationState, ScreeningOutcome
from volunteers.errors import NameMissingError, NotSignedError, ScreeningOpenError
from volunteers.models import Screening, Signature, Volunteer
from volunteers.progress import progress_of
from volunteers.services import move_application, order_screening, record_outcome, sign_agreement

pytestmark = pytest.mark.django_db
ALLOWED = {
    ("apply", "interest"),
    ("invite_to_talk", "received"),
    ("start_screening", "conversation"),
    ("offer_agreement", "screening"),
    ("activate", "agreement"),
    *(("reject", state) for state in UNDECIDED),
    *(("withdraw", state) for state in UNDECIDED),
}


@pytest.mark.parametrize("name", APPLICATIONS.names())
@pytest.mark.parametrize("state", ApplicationState.values)
def test_every_transition_from_every_state(name, state):
    application = make_application(state=state)
    actor = application.person if name == "withdraw" else make_staff()
    _meet_guards(application)
    if (name, state) not in ALLOWED:
        with pytest.raises(TransitionError):
            move_application(application=application, name=name, actor=actor, reason="Grund")
        return
    moved = move_application(application=application, name=name, actor=actor, reason="Grund")
    assert moved.state == APPLICATIONS.get(name).target
    change = history_of(application)[-1]
    assert (change.transition, change.source, change.actor, change.reason) == (name, state, actor, "Grund")


def _meet_guards(application):
    from volunteers.services import current_agreement

    Screening.objects.create(
        person=application.person,
        application=application,
        kind="talk",
        why="Samtale",
        ordered_on=timezone.localdate(),
        outcome=ScreeningOutcome.CLEARED,
    )
    Signature.objects.create(
        person=application.person, agreement=current_agreement(), name="Mette", signed_at=timezone.now()
    )


@pytest.mark.parametrize(
    ("role", "district", "allowed"),
    [
        (Role.COORDINATOR, FYN, True),
        (Role.COORDINATOR, COPENHAGEN, False),
        (Role.CONTACT_OFFICER, FYN, False),
        (Role.EDITOR, FYN, False),
        (Role.LEADERSHIP, None, False),
        (Role.DATA_PROTECTION, None, False),
        (Role.ADMINISTRATOR, None, False),
    ],
)
def test_who_may_move(role, district, allowed):
    application, actor = make_application(), make_staff(role, district)
    if allowed:
        assert move_application(application=application, name="invite_to_talk", actor=actor).owner == actor
    else:
        with pytest.raises(NotAllowedError):
            move_application(application=application, name="invite_to_talk", actor=actor)


def test_contact_officer_moves_applications_of_their_own_area():
    area = LocalArea.objects.filter(municipality="0461").first()
    application = make_application(area=area)
    moved = move_application(application=application, name="invite_to_talk", actor=make_officer(area))
    assert moved.state == ApplicationState.CONVERSATION


def test_nobody_decides_about_themselves():
    actor = make_staff(may_screen=True)
    application = make_application(person=actor)
    with pytest.raises(NotAllowedError):
        move_application(application=application, name="invite_to_talk", actor=actor)
    with pytest.raises(NotAllowedError):
        order_screening(
            application=application, actor=actor, kind="talk", why="Samtale", ordered_on=timezone.localdate()
        )


def test_only_the_applicant_withdraws():
    application = make_application()
    for actor in (make_user(), make_staff()):
        with pytest.raises(NotAllowedError):
            move_application(application=application, name="withdraw", actor=actor)


def test_no_agreement_before_the_screening_is_approved():
    application = make_application(state=ApplicationState.SCREENING)
    with pytest.raises(ScreeningOpenError):
        move_application(application=application, name="offer_agreement", actor=make_staff())


def test_nobody_becomes_active_without_accepting():
    application = make_application(state=ApplicationState.AGREEMENT)
    with pytest.raises(NotSignedError):
        move_application(application=application, name="activate", actor=make_staff())
    with pytest.raises(NameMissingError):
        sign_agreement(person=application.person, name="  ")
    assert sign_agreement(person=application.person, name="Mette Holm") == sign_agreement(
        person=application.person, name="Mette Holm"
    )
    move_application(application=application, name="activate", actor=make_staff())
    assert Volunteer.objects.get().person == application.person


def test_nobody_accepts_before_being_asked():
    with pytest.raises(NotAllowedError):
        sign_agreement(person=make_application().person, name="Mette Holm")


def test_a_no_has_a_reason_that_the_applicant_reads():
    application = make_application()
    with pytest.raises(ReasonMissingError):
        move_application(application=application, name="reject", actor=make_staff(), reason=" ")
    rejected = move_application(application=application, name="reject", actor=make_staff(), reason="Ikke nu.")
    assert progress_of(rejected).reason == "Ikke nu."


def test_each_step_is_told_once(django_capture_on_commit_callbacks):
    application = make_application()
    move_application(application=application, name="invite_to_talk", actor=make_staff())
    deliver_due()
    assert [message.to for message in mail.outbox] == [[application.person.email]]


class TestScreening:
    def test_needs_the_right(self):
        application = make_application(state=ApplicationState.SCREENING)
        fields = {"kind": "private", "why": "Går med om aftenen", "ordered_on": timezone.localdate()}
        with pytest.raises(NotAllowedError):
            order_screening(application=application, actor=make_staff(), **fields)
        actor = make_staff(may_screen=True)
        screening = order_screening(application=application, actor=actor, **fields)
        assert screening.outcome == ScreeningOutcome.PENDING
        values = {"outcome": "cleared", "assessed_on": timezone.localdate(), "renew_by": None}
        assert record_outcome(screening=screening, actor=actor, values=values).assessed_by == actor

    def test_holds_six_fields_and_no_document(self):
        names = {field.name for field in Screening._meta.local_fields} - {"id", "person", "application"}
        assert names == {"kind", "why", "ordered_on", "outcome", "assessed_on", "assessed_by", "renew_by"}

    def test_not_cleared_is_for_the_screening_right_alone(self, client):
        application = make_application(state=ApplicationState.SCREENING)
        application.screenings.create(
            person=application.person,
            kind="private",
            why="Aften",
            ordered_on=timezone.localdate(),
            outcome=ScreeningOutcome.NOT_CLEARED,
        )
        url = f"/koordinator/ansoegninger/{application.pk}/"
        client.force_login(make_staff())
        assert "Ikke godkendt" not in client.get(url).content.decode()
        client.force_login(make_staff(may_screen=True))
        assert "Ikke godkendt" in client.get(url).content.decode()

    def test_not_cleared_goes_with_the_rejection(self):
        application = make_application(state=ApplicationState.SCREENING)
        application.screenings.create(
            person=application.person,
            kind="private",
            why="Aften",
            ordered_on=timezone.localdate(),
            outcome=ScreeningOutcome.NOT_CLEARED,
        )
        move_application(application=application, name="reject", actor=make_staff(), reason="Ikke nu.")
        assert application.screenings.count() == 0


def test_a_no_tells_why_whom_to_complain_to_and_of_the_file(post):
    application = make_application(state=ApplicationState.CONVERSATION)
    move_application(
        application=application, name="reject", actor=make_staff(), reason="Vi mangler ikke flere."
    )
    body = post()[-1].body
    assert "Årsagen: Vi mangler ikke flere." in body
    assert "Du kan klage til Fyns Politi" in body
    assert "Du har ret til at se din sag" in body


def test_other_steps_say_nothing_of_complaints(post):
    application = make_application(state=ApplicationState.RECEIVED)
    move_application(application=application, name="invite_to_talk", actor=make_staff())
    assert "klage" not in post()[-1].body
