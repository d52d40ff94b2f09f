"""Hearing an applicant, their answer, and the decision."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.history import apply_transition
from core.errors import NotAllowedError, TransitionError
from volunteers.decisions.enums import HEARINGS, Ground, HearingState
from volunteers.decisions.errors import HearingNeededError, HearingOpenError, TooLateError
from volunteers.decisions.letters import tell_heard
from volunteers.decisions.models import Decision, Hearing, latest_hearing
from volunteers.enums import UNDECIDED
from volunteers.models import Application
from volunteers.permissions import may_handle_application
from volunteers.services.pipeline import move_application


@transaction.atomic
def hear(*, application: Application, actor: Any, weighs: str, answer_by: date) -> Hearing:
    """Tell the applicant what weighs against it, and until when they can answer.

    Raises `NotAllowedError`, `TransitionError` (decided meanwhile), `HearingOpenError`, and `ValidationError` for a
    text with a CPR number.
    """
    locked = _locked(application, actor)
    if locked.state not in UNDECIDED:
        raise TransitionError
    hearing = Hearing(application=locked, weighs=weighs, answer_by=answer_by, asked_by=actor)
    hearing.clean_fields()
    try:
        with transaction.atomic():
            hearing.save()
    except IntegrityError:
        raise HearingOpenError from None
    tell_heard(hearing)
    return hearing


@transaction.atomic
def answer_hearing(*, hearing: Hearing, actor: Any, answer: str) -> Hearing:
    """The applicant's answer; or what they said, written down by who handles the application.

    Raises `NotAllowedError`, `TooLateError` for an applicant after the date, `TransitionError` when it is answered or
    taken back, and `ValidationError`.
    """
    locked = (
        Hearing.objects.select_for_update(of=("self",))
        .select_related("application__person")
        .get(pk=hearing.pk)
    )
    application = locked.application
    if actor.pk == application.person_id:
        if locked.is_over:
            raise TooLateError
    elif not may_handle_application(actor, application):
        raise NotAllowedError
    if application.state not in UNDECIDED:
        raise TransitionError
    apply_transition(machine=HEARINGS, subject=locked, name="answer", actor=actor)
    locked.answer, locked.answered_at, locked.answered_by = answer, timezone.now(), actor
    locked.clean_fields()
    locked.save(update_fields=["answer", "answered_at", "answered_by"])
    return locked


@transaction.atomic
def withdraw_hearing(*, hearing: Hearing, actor: Any) -> None:
    """Take a hearing back; raises `NotAllowedError` and `TransitionError`."""
    _locked(hearing.application, actor)
    locked = Hearing.objects.select_for_update().get(pk=hearing.pk)
    apply_transition(machine=HEARINGS, subject=locked, name="withdraw", actor=actor)


@transaction.atomic
def decide_against(*, application: Application, actor: Any, ground: str, reasons: str) -> Decision:
    """Say no. Raises what `move_application` raises, and `HearingNeededError` where the applicant wasn't heard."""
    locked = _locked(application, actor)
    hearing = latest_hearing(locked)
    if ground == Ground.OTHERS and (hearing is None or hearing.is_awaited):
        raise HearingNeededError
    moved = move_application(application=locked, name="reject", actor=actor, reason=reasons)
    decision = Decision(application=moved, ground=ground, reasons=reasons.strip(), decided_by=actor)
    decision.clean_fields()
    decision.save()
    return decision


def _locked(application: Application, actor: Any) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("person", "district")
    locked = rows.get(pk=application.pk)
    if not may_handle_application(actor, locked):
        raise NotAllowedError
    return locked


def is_heard(application: Application) -> bool:
    """Whether the applicant had the chance to say something."""
    hearing = latest_hearing(application)
    return hearing is not None and (hearing.state == HearingState.ANSWERED or hearing.is_over)
