"""Making a plan of a district and storing it as a proposal."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from accounts.history import apply_transition
from accounts.scope import scope_of
from coordination.matching.reasons import fit
from coordination.planning.building import Matchmaker, Wishes
from coordination.planning.enums import PLANS, Hold, PairState, PlanState, RunStep
from coordination.planning.gaps import gaps_of
from coordination.planning.models import MatchPlan, PairHold, PlanGap, PlannedPair
from coordination.planning.problem import Solution
from coordination.planning.solver import solve
from core.errors import NotAllowedError

AT_ONCE = 2000  # rows a statement
Progress = Callable[[RunStep], None]


def plan_district(
    *, district: str, actor: Any | None = None, progress: Progress = lambda _step: None
) -> MatchPlan:
    """Make the best plan and store it in place of those that nobody has sent. Nobody is told anything by it.

    `progress` is told each step as it begins, and stops the work by raising. `actor` is the coordinator who asks for
    it; None for the command. Raises `NotAllowedError` for a member of staff who doesn't coordinate the district.
    """
    if actor is not None and district not in scope_of(actor).coordinator:
        raise NotAllowedError
    begun = monotonic()
    progress(RunStep.READING)
    matchmaker = Matchmaker(district, wishes_of(district))
    progress(RunStep.JUDGING)
    problem = matchmaker.problem()
    progress(RunStep.SOLVING)
    solution = solve(problem)
    progress(RunStep.STORING)
    people, openings = problem.person[solution.chosen], problem.role[solution.chosen]
    pairs = [*zip(people.tolist(), openings.tolist(), strict=True), *matchmaker.pinned]
    return _store(matchmaker, actor, pairs, solution, begun)


def wishes_of(district: str) -> Wishes:
    """What coordinators of the district decided about pairs beforehand."""
    rows = PairHold.objects.filter(role__initiative__project__district=district)
    found: dict[str, set[tuple[int, int]]] = {hold: set() for hold in Hold.values}
    for person, role, hold in rows.values_list("person", "role", "hold"):
        found[hold].add((person, role))
    return Wishes(frozenset(found[Hold.PINNED]), frozenset(found[Hold.REFUSED]))


@transaction.atomic
def _store(
    matchmaker: Matchmaker,
    actor: Any | None,
    pairs: Sequence[tuple[int, int]],
    solution: Solution,
    begun: float,
) -> MatchPlan:
    _put_aside_unsent(matchmaker.district, actor)
    rows = _rows(matchmaker, pairs)
    pinned = sum(row.score for row in rows) - solution.score
    plan = MatchPlan.objects.create(
        district_id=matchmaker.district,
        made_by=actor,
        open=sum(opening.places for opening in matchmaker.openings),
        filled=len(rows),
        score=solution.score + pinned,
        most_filled=solution.most_filled + len(matchmaker.pinned),
        most_score=solution.most_score + pinned,
        seconds=0,
    )
    for row in rows:
        row.plan = plan
    PlannedPair.objects.bulk_create(rows, batch_size=AT_ONCE)
    gaps = gaps_of(matchmaker, pairs)
    for gap in gaps:
        gap.plan = plan
    PlanGap.objects.bulk_create(gaps, batch_size=AT_ONCE)
    plan.seconds = round(monotonic() - begun, 2)
    plan.save(update_fields=["seconds"])
    return plan


def _put_aside_unsent(district: str, actor: Any | None) -> None:
    """A newer plan takes the place of a proposal, except of one that is being sent."""
    earlier = MatchPlan.objects.select_for_update().filter(district=district, state=PlanState.PROPOSED)
    for plan in earlier.exclude(pairs__state=PairState.CHOSEN).order_by("pk"):
        reason = gettext("A newer plan took its place.")
        apply_transition(machine=PLANS, subject=plan, name="discard", actor=actor, reason=reason)


def _rows(matchmaker: Matchmaker, pairs: Sequence[tuple[int, int]]) -> list[PlannedPair]:
    """Each pair with its explanation of today."""
    by_opening: dict[int, list[int]] = {}
    for person, number in pairs:
        by_opening.setdefault(number, []).append(person)
    rows = []
    for number, people in sorted(by_opening.items()):
        opening = matchmaker.openings[number]
        km, keen = matchmaker.km(opening), matchmaker.keen(opening)
        for index in sorted(people):
            found = fit(matchmaker.people.candidate(index, km[index], bool(keen[index])), opening.demand)
            rows.append(
                PlannedPair(
                    person_id=found.person_id,
                    role=opening.role,
                    score=found.score,
                    numbers=found.numbers,
                    sentences=[reason.as_json() for reason in found.reasons],
                )
            )
    return rows
