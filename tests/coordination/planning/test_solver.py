"""The plan breaks no rule, and none is better: against brute force on small problems, a linear bound on larger ones."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.linear_solver import pywraplp

from coordination.planning import branching, repair
from coordination.planning.cliques import cliques_of
from coordination.planning.flow import relax
from coordination.planning.problem import Problem, clashing
from coordination.planning.solver import solve


def problem_of(room, places, pairs, clashes=()):
    rows = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 3)
    return Problem(
        room=np.array(room, dtype=np.int64),
        places=np.array(places, dtype=np.int64),
        person=rows[:, 0],
        role=rows[:, 1],
        score=rows[:, 2],
        clashes=frozenset(clashes),
    )


@st.composite
def problems(draw, people=4, roles=4):
    number, wanted = draw(st.integers(1, people)), draw(st.integers(1, roles))
    room = draw(st.lists(st.integers(0, 3), min_size=number, max_size=number))
    places = draw(st.lists(st.integers(0, 3), min_size=wanted, max_size=wanted))
    everybody = [(person, role) for person in range(number) for role in range(wanted)]
    chosen = draw(st.lists(st.sampled_from(everybody), unique=True, max_size=9))
    pairs = [(person, role, draw(st.integers(0, 100))) for person, role in chosen]
    every_clash = list(combinations(range(wanted), 2))
    clashes = draw(st.sets(st.sampled_from(every_clash))) if every_clash else set()
    return problem_of(room, places, pairs, clashes)


def allowed(problem, chosen):
    """Whether a choice breaks nothing; written from DOMAIN, without a look at the solver."""
    people, roles = {}, {}
    for pair in chosen:
        people.setdefault(problem.person[pair], []).append(problem.role[pair])
        roles[problem.role[pair]] = roles.get(problem.role[pair], 0) + 1
    if any(len(mine) > problem.room[person] for person, mine in people.items()):
        return False
    if any(number > problem.places[role] for role, number in roles.items()):
        return False
    return not any(
        (min(two), max(two)) in problem.clashes for mine in people.values() for two in combinations(mine, 2)
    )


def best_by_trying_all(problem):
    best = (0, 0)
    for size in range(len(problem) + 1):
        for chosen in combinations(range(len(problem)), size):
            if allowed(problem, chosen):
                best = max(best, (size, int(sum(problem.score[list(chosen)]))))
    return best


@settings(max_examples=300, deadline=None)
@given(problems())
def test_it_is_what_trying_all_finds(problem):
    found = solve(problem)
    assert allowed(problem, found.chosen.tolist())
    assert (found.filled, found.score) == best_by_trying_all(problem)
    assert found.optimal


@settings(max_examples=300, deadline=None)
@given(problems())
def test_cases_alone_find_it_too(problem):
    relaxed, own = relax(problem)
    best = branching.best_case(problem, own, relaxed)
    assert not clashing(problem, best.chosen.tolist())
    assert best.bound == best_by_trying_all(problem)


@settings(max_examples=100, deadline=None)
@given(problems())
def test_the_bound_holds_where_there_is_no_time_to_decide_anew(problem):
    effort, part, cases = repair.EFFORT, repair.PART, branching.CASES
    repair.EFFORT, repair.PART, branching.CASES = 0.0, 3, 1
    try:
        found = solve(problem)
    finally:
        repair.EFFORT, repair.PART, branching.CASES = effort, part, cases
    best = best_by_trying_all(problem)
    assert allowed(problem, found.chosen.tolist())
    assert (found.filled, found.score) <= best <= (found.most_filled, found.most_score)
    assert not found.optimal or (found.filled, found.score) == best


def middling(seed, people=120, roles=25, clashes=True):
    random = np.random.default_rng(seed)
    pairs = [
        (person, role, int(random.integers(0, 101)))
        for person in range(people)
        for role in range(roles)
        if random.random() < 0.1
    ]
    starts = random.integers(0, 40, roles)
    lengths = random.integers(1, 6, roles)
    meet = {
        (one, other)
        for one, other in combinations(range(roles), 2)
        if starts[one] < starts[other] + lengths[other] and starts[other] < starts[one] + lengths[one]
    }
    room = random.integers(1, 4, people)
    return problem_of(room, random.integers(1, 9, roles), pairs, meet if clashes else ())


def linear_bound(problem):
    """The best of the linear relaxation: no plan is worth more."""
    solver = pywraplp.Solver.CreateSolver("GLOP")
    worth = 100 * int(problem.places.sum()) + 1
    shares = [solver.NumVar(0, 1, "") for _ in range(len(problem))]
    for capacity, of in ((problem.room, problem.person), (problem.places, problem.role)):
        for number, most in enumerate(capacity):
            solver.Add(sum(shares[pair] for pair in np.flatnonzero(of == number)) <= int(most))
    for person in range(len(problem.room)):
        mine = {int(problem.role[pair]): int(pair) for pair in np.flatnonzero(problem.person == person)}
        for one, other in problem.clashes:
            if one in mine and other in mine:
                solver.Add(shares[mine[one]] + shares[mine[other]] <= 1)
    solver.Maximize(sum((worth + int(problem.score[pair])) * share for pair, share in enumerate(shares)))
    assert solver.Solve() == pywraplp.Solver.OPTIMAL
    return solver.Objective().Value(), worth


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("clashes", [False, True])
def test_no_plan_is_worth_more_than_a_linear_bound(seed, clashes):
    problem = middling(seed, clashes=clashes)
    found = solve(problem)
    bound, worth = linear_bound(problem)
    assert allowed(problem, found.chosen.tolist())
    assert found.filled * worth + found.score <= bound + 0.5
    if found.optimal and not clashes:
        assert found.filled * worth + found.score == pytest.approx(bound, abs=0.5)
    assert found.filled > 0.6 * min(problem.places.sum(), problem.room.sum())


def test_the_same_gives_the_same():
    first, again = solve(middling(3)), solve(middling(3))
    assert first.chosen.tolist() == again.chosen.tolist()


def test_a_part_that_is_too_large_is_decided_around_the_clashes(monkeypatch):
    problem = middling(5)
    whole = solve(problem)
    monkeypatch.setattr(repair, "PART", 60)
    monkeypatch.setattr(branching, "CASES", 0)
    found = solve(problem)
    assert allowed(problem, found.chosen.tolist())
    assert whole.filled - 3 <= found.filled <= found.most_filled


def test_more_places_come_before_more_points():
    # The person with 100 points for the first role is the only one who can take the second.
    problem = problem_of([1, 1], [1, 1], [(0, 0, 100), (0, 1, 0), (1, 0, 1)])
    found = solve(problem)
    assert (found.filled, found.score) == (2, 1)


def test_nothing_to_decide():
    found = solve(problem_of([], [], []))
    assert (found.filled, found.score, found.optimal) == (0, 0, True)
    assert solve(problem_of([1], [0], [(0, 0, 50)])).filled == 0
    assert solve(problem_of([0], [1], [(0, 0, 50)])).filled == 0


def test_groups_hold_roles_that_all_clash():
    # 0 lasts all evening over 1 and 2, which follow each other.
    assert cliques_of([(0, 1), (0, 2)]) == [[0, 1], [2]]
    assert cliques_of([(0, 1), (0, 2), (1, 2)]) == [[0, 1, 2]]
    assert cliques_of([]) == []


def test_what_clashes_is_found_for_each_person():
    problem = problem_of([2, 2], [2, 2], [(0, 0, 1), (0, 1, 1), (1, 0, 1)], {(0, 1)})
    assert clashing(problem, [0, 1, 2]) == [(0, 1)]
    assert clashing(problem, [1, 2]) == []
