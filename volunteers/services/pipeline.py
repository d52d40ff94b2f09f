"""Moving an application through its steps."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.history import apply_transition
from accounts.telling import tell
from core.errors import NotAllowedError
from volunteers.decisions.guard import refuse_while_heard
from volunteers.enums import (
    APPLICATIONS,
    NEXT_STEP,
    VOLUNTEERS,
    ApplicationState,
    ScreeningOutcome,
    WayIn,
)
from volunteers.errors import NotSignedError, ScreeningOpenError
from volunteers.minors.guard import refuse_without_guardian
from volunteers.models import Application, Volunteer
from volunteers.permissions import may_handle_application
from volunteers.services.agreement import current_agreement


@transaction.atomic
def move_application(*, application: Application, name: str, actor: Any, reason: str = "") -> Application:
    """Take one named step.

    Raises `NotAllowedError`, `TransitionError`, `ReasonMissingError`, `ScreeningOpenError` (no approved screening
    before the agreement), `AwaitingAnswerError` (a no while the applicant is heard), `NotSignedError` (nobody
    becomes active without the agreement) and `GuardianMissingError` (nor under 18 without the guardian's yes).
    """
    locked = (
        Application.objects.select_for_update(of=("self",))
        .select_related("person", "district")
        .get(pk=application.pk)
    )
    if not _may_move(actor, locked, name):
        raise NotAllowedError
    APPLICATIONS.check(name, locked.state, reason)
    _check_step(locked, name)
    apply_transition(machine=APPLICATIONS, subject=locked, name=name, actor=actor, reason=reason)
    _after_step(locked, actor, reason)
    return locked


def _may_move(actor: Any, application: Application, name: str) -> bool:
    if name == "withdraw":
        return bool(actor.pk == application.person_id)
    if name == "activate" and application.way_in == WayIn.IMPORT and actor.pk == application.person_id:
        return True  # they were an ambassador already: their yes is enough
    return may_handle_application(actor, application)


def _check_step(application: Application, name: str) -> None:
    if (
        name == "offer_agreement"
        and not application.screenings.filter(outcome=ScreeningOutcome.CLEARED).exists()
    ):
        raise ScreeningOpenError
    if name == "reject":
        refuse_while_heard(application)
    if name == "activate":
        agreement = current_agreement()
        if not agreement.signatures.standing().filter(person=application.person_id).exists():
            raise NotSignedError
        refuse_without_guardian(application.person_id)


def _after_step(application: Application, actor: Any, reason: str) -> None:
    days = settings.STEP_DAYS.get(application.state)
    application.due_on = timezone.localdate() + timedelta(days=days) if days else None
    if actor.pk != application.person_id:
        application.owner = application.owner or actor
    application.save(update_fields=["due_on", "owner"])
    if application.state == ApplicationState.ACTIVE:
        _make_volunteer(application, actor)
    if application.state == ApplicationState.REJECTED:
        application.screenings.filter(outcome=ScreeningOutcome.NOT_CLEARED).delete()  # FACTS, Screening
    if actor.pk != application.person_id:
        _tell_applicant(application, reason)


def _make_volunteer(application: Application, actor: Any) -> None:
    today = timezone.localdate()
    volunteer, created = Volunteer.objects.select_for_update().get_or_create(
        person=application.person, defaults={"district": application.district, "since": today}
    )
    if created:
        return
    apply_transition(machine=VOLUNTEERS, subject=volunteer, name="return", actor=actor)
    volunteer.district, volunteer.since = application.district, today
    volunteer.ended_on, volunteer.end_reason = None, ""
    volunteer.save(update_fields=["district", "since", "ended_on", "end_reason"])


def _tell_applicant(application: Application, reason: str) -> None:
    person = application.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("Your application: %(step)s") % {"step": application.get_state_display()},
            lines=[
                _("Hi %(name)s") % {"name": person.first_name},
                str(NEXT_STEP[ApplicationState(application.state)]),
                *_decision(application, reason),
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}/min-side/",
            verb=_("See where your application is"),
            key=f"application-{application.pk}-{application.state}",
        )


def _decision(application: Application, reason: str) -> list[str]:
    """A no is a decision: the reason, whom to complain to, and the right to see one's file."""
    if application.state != ApplicationState.REJECTED:
        return []
    return [
        _("The reason: %(reason)s") % {"reason": reason.strip()},
        _(
            "Do you disagree? You can complain to %(district)s. Call 114, or write, and say what you disagree with."
        )
        % {"district": application.district.name},
        _("You have the right to see your file. Ask for it when you call, or fetch a copy on Min side."),
        _("You can also fetch the decision on Min side."),
    ]


@transaction.atomic
def take_over(*, application: Application, actor: Any) -> Application:
    """Become the one the applicant waits for; raises `NotAllowedError`."""
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if not may_handle_application(actor, locked):
        raise NotAllowedError
    locked.owner = actor
    locked.save(update_fields=["owner"])
    return locked
