"""One assignment of people to all open places: first the most filled places, then the highest total score."""

from coordination.planning.branching import best_case
from coordination.planning.flow import relax
from coordination.planning.problem import Problem, Solution, answer, clashing
from coordination.planning.repair import without_clashes


def solve(problem: Problem) -> Solution:
    """The best plan, the same for the same input.

    A flow is exact unless it gives somebody two roles that clash. Then cases are looked at, best first; and if that
    takes too long, the part around the clashes is decided anew, and the best case bounds what a plan could reach
    (`Solution.optimal` tells).
    """
    relaxed, own = relax(problem)
    best = best_case(problem, own, relaxed)
    if not clashing(problem, best.chosen.tolist()):
        return answer(problem, best.chosen.tolist())
    chosen, proven = without_clashes(problem, best.chosen)
    return answer(problem, chosen.tolist(), None if proven else best.bound)
