"""A break, a stop, and coming back (DOMAIN, state machine of `Volunteer`)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import User
from core.errors import NotAllowedError
from core.events import announce
from volunteers.enums import VOLUNTEERS, EndReason, VolunteerState
from volunteers.errors import BreakDayError
from volunteers.events import VolunteerReleased
from volunteers.models import Volunteer
from volunteers.notifications import (
    tell_back_again,
    tell_break,
    tell_ended,
    tell_reinstated,
    tell_suspended,
)
from volunteers.permissions import is_oneself, may_handle_application


@transaction.atomic
def pause_volunteer(*, volunteer: Volunteer, actor: Any, until: date | None, reason: str = "") -> Volunteer:
    """A break from today, until a day (the last of it) or until they come back; their places go to others.

    By the ambassador or by who handles them. Raises `NotAllowedError`, `TransitionError`, and `BreakDayError` for
    a day that isn't ahead.
    """
    locked = _locked(volunteer)
    if not (is_oneself | may_handle_application)(actor, locked):
        raise NotAllowedError
    if until is not None and until <= timezone.localdate():
        raise BreakDayError
    apply_transition(machine=VOLUNTEERS, subject=locked, name="pause", actor=actor, reason=reason)
    locked.paused_until = until
    locked.save(update_fields=["paused_until"])
    announce(VolunteerReleased(volunteer=locked, actor=actor, reason=reason, until=until))
    tell_break(locked)
    return locked


@transaction.atomic
def resume_volunteer(*, volunteer: Volunteer, actor: Any | None) -> Volunteer:
    """The break is over; `actor` is None when its last day has passed. Raises `NotAllowedError`, `TransitionError`."""
    locked = _locked(volunteer)
    if actor is not None and not (is_oneself | may_handle_application)(actor, locked):
        raise NotAllowedError
    apply_transition(machine=VOLUNTEERS, subject=locked, name="resume", actor=actor)
    locked.paused_until = None
    locked.save(update_fields=["paused_until"])
    tell_back_again(locked)
    return locked


@transaction.atomic
def suspend_volunteer(*, volunteer: Volunteer, actor: Any, reason: str) -> Volunteer:
    """Stop somebody at once: every place and task is given back, and they are told why.

    Raises `NotAllowedError`, `TransitionError`, `ReasonMissingError`.
    """
    locked = _staff_locked(volunteer, actor)
    apply_transition(machine=VOLUNTEERS, subject=locked, name="suspend", actor=actor, reason=reason)
    announce(VolunteerReleased(volunteer=locked, actor=actor, reason="", for_good=True))
    tell_suspended(locked, reason)
    return locked


@transaction.atomic
def reinstate_volunteer(*, volunteer: Volunteer, actor: Any, reason: str) -> Volunteer:
    """Take a suspension back, with the reason. Raises as `suspend_volunteer`."""
    locked = _staff_locked(volunteer, actor)
    apply_transition(machine=VOLUNTEERS, subject=locked, name="reinstate", actor=actor, reason=reason)
    tell_reinstated(locked, reason)
    return locked


@transaction.atomic
def end_volunteer(*, volunteer: Volunteer, actor: Any, reason: EndReason, note: str = "") -> Volunteer:
    """Say goodbye: places and tasks are given back, hours stay counted, and both sides read the same reason.

    By the ambassador, or by who handles them; ended by us it needs a `note` that the person reads. Raises
    `NotAllowedError`, `TransitionError`, `ReasonMissingError`.
    """
    locked = _locked(volunteer)
    if not (is_oneself | may_handle_application)(actor, locked):
        raise NotAllowedError
    if reason == EndReason.BY_US:
        VOLUNTEERS.require_reason(note)
    apply_transition(machine=VOLUNTEERS, subject=locked, name="end", actor=actor, reason=note)
    locked.ended_on, locked.end_reason, locked.paused_until = timezone.localdate(), reason, None
    locked.save(update_fields=["ended_on", "end_reason", "paused_until"])
    announce(VolunteerReleased(volunteer=locked, actor=actor, reason=note, for_good=True))
    tell_ended(locked, note)
    return locked


def end_breaks() -> int:
    """Bring back those whose last day of a break is over; returns how many. Runs daily."""
    over = Volunteer.objects.filter(state=VolunteerState.PAUSED, paused_until__lt=timezone.localdate())
    ended = 0
    for volunteer in over:
        with transaction.atomic():
            if _locked(volunteer).state == VolunteerState.PAUSED:
                resume_volunteer(volunteer=volunteer, actor=None)
                ended += 1
    return ended


def _locked(volunteer: Volunteer) -> Volunteer:
    # The person first, as a sign-up does (DOMAIN rule 1): nobody gets a place while they are being stopped.
    User.objects.select_for_update().get(pk=volunteer.person_id)
    rows = Volunteer.objects.select_for_update(of=("self",))
    return rows.select_related("person__profile", "district").get(pk=volunteer.pk)


def _staff_locked(volunteer: Volunteer, actor: Any) -> Volunteer:
    locked = _locked(volunteer)
    if not may_handle_application(actor, locked):
        raise NotAllowedError
    return locked
