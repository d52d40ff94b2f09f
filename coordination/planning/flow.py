"""The plan as a flow of least cost: people on one side, open places on the other.

Exact whenever nobody is given two roles that clash. The arcs: source → person (room), person → role (1, minus the
score), role → sink (places), and a bypass from source to sink so dear that every place that can be filled is filled
first. Where all roles of a group clash with each other, a person reaches them through a door of capacity 1. Which
groups a person's doors stand for is free as long as they are cliques: the first flow uses the same for everybody, and
whoever is given clashing roles gets groups of their own that hold those apart, until nothing changes.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt
from ortools.graph.python import min_cost_flow

from coordination.planning.cliques import Edge, cliques_for, cliques_of
from coordination.planning.problem import TOP_SCORE, Ints, Problem, clashing

ROUNDS = 12  # flows at most
WORK = 1_500_000  # pairs that are looked at in all of them; counted, not timed
Own = Mapping[int, list[list[int]]]


def relax(problem: Problem) -> tuple[Ints, Own]:
    """The best pairs when some clashes are overlooked, and the groups that overlook so few.

    Their places and score bound every plan. Raises `RuntimeError` when the solver gives up, which no correct problem
    makes it do.
    """
    together: dict[int, list[Edge]] = defaultdict(list)
    own: dict[int, list[list[int]]] = {}
    best = flow_of(problem, own)
    for _round in range(min(ROUNDS, WORK // max(len(problem), 1))):
        changed = False
        for one, other in clashing(problem, best.tolist()):
            person = int(problem.person[one])
            together[person].append((int(problem.role[one]), int(problem.role[other])))
            groups = cliques_for(
                problem.clashes, problem.role[problem.person == person].tolist(), together[person]
            )
            changed |= groups != own.get(person)
            own[person] = groups
        if not changed:
            break
        best = flow_of(problem, own)
    return best, own


def flow_of(problem: Problem, own: Own, without: Collection[int] = ()) -> Ints:
    """The best pairs of one flow that never chooses the pairs `without`."""
    if not len(problem):
        return np.empty(0, dtype=np.int64)
    arcs = _Arcs(problem, own)
    arcs.capacity[list(without)] = 0
    flow = min_cost_flow.SimpleMinCostFlow()
    flow.add_arcs_with_capacity_and_unit_cost(arcs.tail, arcs.head, arcs.capacity, arcs.cost)
    flow.set_nodes_supplies(
        np.array([arcs.source, arcs.sink], dtype=np.int32), np.array([arcs.supply, -arcs.supply])
    )
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise RuntimeError(f"The flow has no solution: {status}")
    carried = flow.flows(np.arange(len(problem), dtype=np.int32))
    return np.flatnonzero(carried)


class _Arcs:
    """The network; the arcs of the pairs come first, so that an arc's number is its pair's."""

    def __init__(self, problem: Problem, own: Own) -> None:
        people, roles = len(problem.room), len(problem.places)
        self.source, self.sink = people + roles, people + roles + 1
        self.supply = int(problem.places.sum())
        doors, starts = _doors(problem, own, first=people + roles + 2)
        everybody, every_role = np.arange(people), people + np.arange(roles)
        dear = (TOP_SCORE + 1) * (self.supply + 1)
        self.tail = _joined(starts, doors[:, 0], np.full(people, self.source), every_role, [self.source])
        self.head = _joined(
            people + problem.role, doors[:, 1], everybody, np.full(roles, self.sink), [self.sink]
        )
        self.capacity = _joined(
            np.ones(len(problem)), np.ones(len(doors)), problem.room, problem.places, [self.supply]
        )
        self.cost = _joined(-problem.score, np.zeros(len(doors) + people + roles), [dear])


def _joined(*parts: npt.ArrayLike) -> Ints:
    return np.concatenate([np.asarray(part, dtype=np.int64) for part in parts])


def _doors(problem: Problem, own: Own, first: int) -> tuple[Ints, Ints]:
    """(person, door) for every person with several roles of a group, and where each pair's arc begins."""
    starts = problem.person.copy()
    rows: list[Ints] = []
    busy = problem.room[problem.person] > 1
    common = busy & ~np.isin(problem.person, list(own))
    insides = [np.flatnonzero(common & np.isin(problem.role, group)) for group in cliques_of(problem.clashes)]
    for person, groups in own.items():
        mine = problem.person == person
        insides += [np.flatnonzero(mine & np.isin(problem.role, group)) for group in groups]
    for inside in insides:
        people, where, count = np.unique(problem.person[inside], return_inverse=True, return_counts=True)
        several = np.flatnonzero(count > 1)
        number = np.full(len(people), -1, dtype=np.int64)
        number[several] = first + np.arange(len(several))
        behind = number[where] >= 0
        starts[inside[behind]] = number[where][behind]
        rows.append(np.column_stack([people[several], number[several]]))
        first += len(several)
    doors = np.concatenate(rows) if rows else np.empty((0, 2), dtype=np.int64)
    return doors, starts
