"""Noting that a check was ordered, and what came of it. The check itself happens outside of this product."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from core.errors import NotAllowedError
from volunteers.enums import OPEN_STATES, SCREENINGS, ScreeningKind, ScreeningOutcome, VolunteerState
from volunteers.models import Application, Screening, Volunteer
from volunteers.permissions import may_screen
from volunteers.screening.letters import tell_approved
from volunteers.screening.profiles import kinds_that_do

RENEWABLE = (VolunteerState.ACTIVE, VolunteerState.PAUSED, VolunteerState.SUSPENDED)


@transaction.atomic
def order_screening(
    *, application: Application, actor: Any, kind: str, why: str, ordered_on: date
) -> Screening:
    """Note that an applicant's check was ordered; raises `NotAllowedError`."""
    if application.state not in OPEN_STATES or not may_screen(actor, application):
        raise NotAllowedError
    screening = Screening(
        person=application.person, application=application, kind=kind, why=why, ordered_on=ordered_on
    )
    return _ordered(screening, actor)


@transaction.atomic
def order_renewal(*, volunteer: Volunteer, actor: Any, kind: str, why: str, ordered_on: date) -> Screening:
    """Note that an ambassador's check was ordered, the first of its kind or a new one; raises `NotAllowedError`."""
    if volunteer.state not in RENEWABLE or not may_screen(actor, volunteer):
        raise NotAllowedError
    return _ordered(Screening(person=volunteer.person, kind=kind, why=why, ordered_on=ordered_on), actor)


def _ordered(screening: Screening, actor: Any) -> Screening:
    if screening.kind == ScreeningKind.TALK:
        screening.outcome = ScreeningOutcome.CLEARED
        screening.assessed_on, screening.assessed_by = screening.ordered_on, actor
    screening.full_clean()
    screening.save()
    return screening


@transaction.atomic
def record_outcome(*, screening: Screening, actor: Any, values: Mapping[str, Any]) -> Screening:
    """Note the outcome, the day it was assessed and when it is to be renewed; raises `NotAllowedError`.

    A no ends what was approved of that kind before. An ambassador reads an approval in a letter; a no is told
    personally (DOMAIN, the table), so nothing is written, and the log of changes doesn't name it.
    """
    rows = Screening.objects.select_for_update(of=("self",)).select_related("application", "person")
    locked = rows.get(pk=screening.pk)
    volunteer = Volunteer.objects.filter(person=locked.person_id, state__in=RENEWABLE).first()
    subject = volunteer or locked.application
    if subject is None or not may_screen(actor, subject):
        raise NotAllowedError
    was = locked.outcome
    locked.outcome = values["outcome"]
    locked.assessed_on = values["assessed_on"]
    locked.renew_by = values.get("renew_by") if locked.outcome == ScreeningOutcome.CLEARED else None
    locked.assessed_by = actor
    locked.full_clean()
    locked.save()
    if locked.outcome == ScreeningOutcome.NOT_CLEARED:
        _end_earlier(locked, actor)
    elif locked.outcome == ScreeningOutcome.CLEARED != was and volunteer:
        tell_approved(locked)
    return locked


def _end_earlier(screening: Screening, actor: Any) -> None:
    kinds = kinds_that_do(screening.kind) - {ScreeningKind.TALK}
    earlier = Screening.objects.filter(
        person=screening.person_id, kind__in=kinds, outcome=ScreeningOutcome.CLEARED
    )
    for each in earlier.select_for_update():
        apply_transition(machine=SCREENINGS, subject=each, name="lapse", actor=actor, field="outcome")


def lapse_over_time() -> int:
    """Let those fall whose last day is over; returns how many. Runs daily, logged without an actor."""
    over = Screening.objects.filter(outcome=ScreeningOutcome.CLEARED, renew_by__lt=timezone.localdate())
    lapsed = 0
    for pk in list(over.values_list("pk", flat=True)):
        with transaction.atomic():
            screening = over.select_for_update().filter(pk=pk).first()
            if screening:
                apply_transition(
                    machine=SCREENINGS, subject=screening, name="lapse", actor=None, field="outcome"
                )
                lapsed += 1
    return lapsed
