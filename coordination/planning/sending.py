"""From a plan to invitations: chosen by a coordinator, checked again at the moment of asking, nobody asked twice."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Count

from accounts.history import apply_transition
from accounts.scope import scope_of
from coordination.matching.ranking import Ranking
from coordination.planning.checks import refusals
from coordination.planning.enums import ON_THE_WAY, PAIRS, PLANS, JobState, PairState, PlanState
from coordination.planning.errors import NothingToSendError, PlanChangedError, PlanClosedError
from coordination.planning.jobs import attempt, beat, claim, end, pause, reap
from coordination.planning.models import MatchPlan, PlannedPair, PlanSending
from coordination.services import invite
from coordination.services.invitations import lock_for_asking
from core.errors import NotAllowedError

# So much is done while the coordinator waits; more is left to the worker. Ranking a role takes the longest.
PAIRS_AT_ONCE, ROLES_AT_ONCE = 20, 2
ROLES_A_ROUND = 10  # then letters and other jobs get their turn


def send(
    *, plan: MatchPlan, actor: Any, pairs: Collection[int] | None = None, expected: int | None = None
) -> PlanSending:
    """Ask everybody of the plan, or some `pairs` of it (their numbers). A few are asked at once, many by the worker.

    `expected`: how many the coordinator was shown. Raises `NotAllowedError` outside the actor's district,
    `PlanClosedError`, `NothingToSendError`, `PlanChangedError`; then nobody is asked.
    """
    if plan.district_id not in scope_of(actor).coordinator:
        raise NotAllowedError
    sending = _choose(plan, actor, pairs, expected)
    size = sending.pairs.aggregate(pairs=Count("pk"), roles=Count("role", distinct=True))
    if size["pairs"] <= PAIRS_AT_ONCE and size["roles"] <= ROLES_AT_ONCE:
        _go(claim(PlanSending, pk=sending.pk))  # None where a worker was quicker
        sending.refresh_from_db()
    return sending


@transaction.atomic
def _choose(plan: MatchPlan, actor: Any, pairs: Collection[int] | None, expected: int | None) -> PlanSending:
    """The chosen pairs belong to this sending from now on: no other takes them."""
    locked = MatchPlan.objects.select_for_update().get(pk=plan.pk)
    if locked.state != PlanState.PROPOSED:
        raise PlanClosedError
    rows = locked.pairs.filter(state=PairState.PROPOSED)
    if pairs is not None:
        rows = rows.filter(pk__in=pairs)
    number = rows.count()
    if not number:
        raise NothingToSendError
    if expected is not None and number != expected:
        raise PlanChangedError
    sending = PlanSending.objects.create(plan=locked, by=actor)
    rows.update(state=PAIRS.get("choose").target, sending=sending)
    return sending


def send_next() -> PlanSending | None:
    """Go on with the sending that has waited longest; the worker's job, harmless to repeat."""
    reap(PlanSending)
    _give_back()
    return _go(claim(PlanSending))


def _go(sending: PlanSending | None) -> PlanSending | None:
    if sending is not None:
        attempt(sending, _ask_everybody)
        _give_back()
    return sending


def _ask_everybody(sending: PlanSending) -> None:
    waiting = sending.pairs.filter(state=PairState.CHOSEN)
    roles = list(waiting.order_by("role").values_list("role", flat=True).distinct())
    for role in roles[:ROLES_A_ROUND]:
        beat(sending)
        _ask_for_role(sending, role)
    if len(roles) > ROLES_A_ROUND:
        pause(sending)
        return
    end(sending, JobState.DONE)
    close_if_sent(plan=sending.plan, actor=sending.by)


@transaction.atomic
def _ask_for_role(sending: PlanSending, role_id: int) -> None:
    """Ask those of one role who still can be asked and note why the others can't: all of it, or nothing."""
    chosen = sending.pairs.select_for_update(of=("self",)).filter(role=role_id, state=PairState.CHOSEN)
    pairs = {pair.person_id: pair for pair in chosen.order_by("-score", "person")}
    role = lock_for_asking(role_id, pairs)
    ranking = Ranking(role, among=list(pairs))
    refused = refusals(role, list(pairs), ranking)
    can = [person for person in pairs if person not in refused]
    invite(role=role, person_ids=can, actor=sending.by, ranking=ranking)
    for person, pair in pairs.items():
        pair.why = refused.get(person, "")
        pair.save(update_fields=["why"])
        name = "overtake" if pair.why else "ask"
        apply_transition(machine=PAIRS, subject=pair, name=name, actor=sending.by, reason=pair.why)


def _give_back() -> None:
    """What a sending that failed didn't come to is proposed again."""
    left = PlannedPair.objects.filter(state=PairState.CHOSEN, sending__state=JobState.FAILED)
    left.update(state=PAIRS.get("give_back").target)


@transaction.atomic
def close_if_sent(*, plan: MatchPlan, actor: Any) -> None:
    """A plan in which nobody is left to ask is sent."""
    locked = MatchPlan.objects.select_for_update().get(pk=plan.pk)
    if locked.state != PlanState.PROPOSED or locked.pairs.filter(state__in=ON_THE_WAY).exists():
        return
    if locked.pairs.filter(state=PairState.ASKED).exists():
        apply_transition(machine=PLANS, subject=locked, name="send", actor=actor)


def recipients(plan: MatchPlan, *, roles: Collection[int], pairs: Collection[int]) -> Any:
    """The pairs a choice stands for: those of some roles, some pairs, or everybody where nothing is chosen."""
    rows = plan.pairs.filter(state=PairState.PROPOSED)
    if roles:
        rows = rows.filter(role__in=roles)
    if pairs:
        rows = rows.filter(pk__in=pairs)
    return rows
