"""What the flow can't say: a person who was given roles that clash. Exact where the part is small, else bounded."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

import numpy as np
from ortools.sat.python import cp_model

from coordination.planning.problem import TOP_SCORE, Ints, Problem, clashing

PART = 5_000  # pairs that are decided anew at once
# The solver's own measure of work, about seconds: the same input gives the same plan on any machine.
EFFORT = 1.0


def without_clashes(problem: Problem, chosen: Ints) -> tuple[Ints, bool]:
    """Pairs like `chosen` in which nobody has two roles that clash, and whether they are proven to be the best."""
    kept = _let_go(problem, chosen)
    part = _part(problem, chosen, kept)
    better, proven = _decide(problem, part, kept)
    return better, proven and len(part) == len(problem)


def _let_go(problem: Problem, chosen: Ints) -> Ints:
    """Give back the poorer one of each two that clash."""
    kept = set(chosen.tolist())
    for one, other in clashing(problem, chosen.tolist()):
        if one in kept and other in kept:
            kept.remove(min(one, other, key=lambda pair: (problem.score[pair], -pair)))
    return np.array(sorted(kept), dtype=np.int64)


def _part(problem: Problem, chosen: Ints, kept: Ints) -> Ints:
    """The pairs to decide anew: all, where that is few enough; else those of the people around the clashes."""
    if len(problem) <= PART:
        return np.arange(len(problem))
    lost = np.setdiff1d(chosen, kept)
    spare = problem.room - np.bincount(problem.person[kept], minlength=len(problem.room)) > 0
    could = np.isin(problem.role, problem.role[lost]) & spare[problem.person]
    people = np.unique(np.concatenate([problem.person[lost], problem.person[could]]))
    while True:
        pairs = np.flatnonzero(np.isin(problem.person, people))
        if len(pairs) > PART:
            return pairs[:PART]
        wider = np.unique(problem.person[np.isin(problem.role, problem.role[pairs])])
        if len(wider) == len(people) or np.isin(problem.person, wider).sum() > PART:
            return pairs
        people = wider


def _decide(problem: Problem, part: Ints, kept: Ints) -> tuple[Ints, bool]:
    """The best choice among the pairs of the part while the others stay, and whether it is proven within the part."""
    fixed = np.setdiff1d(kept, part)
    model = cp_model.CpModel()
    taken = {pair: model.new_bool_var("") for pair in part.tolist()}
    people, roles = problem.person, problem.role
    _limit(model, taken, people, problem.room - np.bincount(people[fixed], minlength=len(problem.room)))
    _limit(model, taken, roles, problem.places - np.bincount(roles[fixed], minlength=len(problem.places)))
    _keep_apart(model, problem, taken, fixed)
    more = (
        TOP_SCORE * int(problem.places.sum()) + 1
    )  # a place more is worth more than all the scores together
    model.maximize(sum((more + int(problem.score[pair])) * var for pair, var in taken.items()))
    now = set(kept.tolist())
    for pair, var in taken.items():
        model.add_hint(var, pair in now)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = EFFORT
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return kept, False
    found = [pair for pair, var in taken.items() if solver.boolean_value(var)]
    return np.sort(np.concatenate([fixed, np.array(found, dtype=np.int64)])), status == cp_model.OPTIMAL


def _limit(model: cp_model.CpModel, taken: dict[int, cp_model.IntVar], of: Ints, capacity: Ints) -> None:
    """At most `capacity[x]` of the pairs whose `of` is x."""
    members: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for pair, var in taken.items():
        members[int(of[pair])].append(var)
    for number, variables in members.items():
        model.add(sum(variables) <= int(capacity[number]))


def _keep_apart(
    model: cp_model.CpModel, problem: Problem, taken: dict[int, cp_model.IntVar], fixed: Iterable[int]
) -> None:
    """Nobody takes two roles that clash, nor one that clashes with what stays."""
    held: dict[int, dict[int, cp_model.IntVar | int]] = defaultdict(dict)
    for pair in fixed:
        held[int(problem.person[pair])][int(problem.role[pair])] = 1
    for pair, var in taken.items():
        held[int(problem.person[pair])][int(problem.role[pair])] = var
    for mine in held.values():
        for one, other in combinations(sorted(mine), 2):
            if (one, other) in problem.clashes:
                model.add(mine[one] + mine[other] <= 1)
