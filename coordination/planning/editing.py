"""What a coordinator changes in a plan, and decides about pairs for the plans to come."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import StateChange
from accounts.scope import scope_of
from coordination.planning.enums import PAIRS, PLANS, Hold, PairState, PlanState
from coordination.planning.errors import (
    NotOfDistrictError,
    PairChangedError,
    PlanBusyError,
    PlanClosedError,
)
from coordination.planning.models import MatchPlan, PairHold, PlannedPair
from coordination.planning.sending import close_if_sent
from core.errors import NotAllowedError, TransitionError
from projects.models import Role
from volunteers.models import Volunteer


@transaction.atomic
def leave_out(*, pair: PlannedPair, actor: Any) -> PlannedPair:
    """Take a pair out of its plan. Raises `NotAllowedError`, `PlanClosedError`, `PairChangedError`."""
    changed = _change(pair, actor, "leave_out")
    close_if_sent(plan=changed.plan, actor=actor)
    return changed


@transaction.atomic
def put_back(*, pair: PlannedPair, actor: Any) -> PlannedPair:
    """Take a pair in again. Raises `NotAllowedError`, `PlanClosedError`, `PairChangedError`."""
    return _change(pair, actor, "put_back")


def _change(pair: PlannedPair, actor: Any, name: str) -> PlannedPair:
    plan = MatchPlan.objects.select_for_update().get(pk=pair.plan_id)
    _require_open(plan, actor)
    locked = PlannedPair.objects.select_for_update(of=("self",)).get(pk=pair.pk)
    try:
        apply_transition(machine=PAIRS, subject=locked, name=name, actor=actor)
    except TransitionError:
        raise PairChangedError from None
    return locked


def _require_open(plan: MatchPlan, actor: Any) -> None:
    if plan.district_id not in scope_of(actor).coordinator:
        raise NotAllowedError
    if plan.state != PlanState.PROPOSED:
        raise PlanClosedError


@transaction.atomic
def discard(*, plan: MatchPlan, actor: Any) -> MatchPlan:
    """Put a plan aside; who was asked by it stays asked.

    Raises `NotAllowedError`, `PlanClosedError`, `PlanBusyError` while it is being sent.
    """
    locked = MatchPlan.objects.select_for_update().get(pk=plan.pk)
    _require_open(locked, actor)
    if locked.pairs.filter(state=PairState.CHOSEN).exists():
        raise PlanBusyError
    apply_transition(machine=PLANS, subject=locked, name="discard", actor=actor)
    return locked


@transaction.atomic
def hold_pair(*, role: Role, person_id: int, hold: Hold, actor: Any) -> PairHold:
    """Want a pair in every plan to come, or in none; a refused one leaves the plans that aren't sent, too.

    Raises `NotAllowedError` outside the actor's district, `NotOfDistrictError` for anybody but its ambassadors.
    """
    district = role.initiative.project.district_id
    if district not in scope_of(actor).coordinator:
        raise NotAllowedError
    if not Volunteer.objects.active().filter(person=person_id, district=district).exists():
        raise NotOfDistrictError
    decided, _created = PairHold.objects.update_or_create(
        person_id=person_id, role=role, defaults={"hold": hold, "by": actor, "at": timezone.now()}
    )
    _note(decided, "hold", "", hold, actor)
    if hold == Hold.REFUSED:
        open_pairs = PlannedPair.objects.filter(person=person_id, role=role, state=PairState.PROPOSED)
        for pair in open_pairs.filter(plan__state=PlanState.PROPOSED).order_by("plan"):
            leave_out(pair=pair, actor=actor)
    return decided


@transaction.atomic
def release_hold(*, hold: PairHold, actor: Any) -> None:
    """Leave a pair to the plans again; twice is harmless. Raises `NotAllowedError` outside the actor's district."""
    if hold.role.initiative.project.district_id not in scope_of(actor).coordinator:
        raise NotAllowedError
    if hold.pk and PairHold.objects.filter(pk=hold.pk).exists():
        _note(hold, "release", hold.hold, "", actor)
        hold.delete()


def _note(hold: PairHold, transition: str, source: str, target: str, actor: Any) -> None:
    StateChange.objects.create(
        subject_type=hold._meta.label_lower,
        subject_id=hold.pk,
        transition=transition,
        source=source,
        target=target,
        actor=actor,
    )
