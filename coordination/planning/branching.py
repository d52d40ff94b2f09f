"""What the groups can't hold apart is decided by cases: of two clashing roles of a person, one or the other goes."""

from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from coordination.planning.flow import Own, flow_of
from coordination.planning.problem import Ints, Problem, clashing

WORK = 200_000  # pairs that are looked at: cases times pairs; counted, not timed, so that a plan is the same anywhere
CASES = 2_000  # at most


@dataclass(order=True)
class Case:
    """A flow without some pairs; the best comes first."""

    worth: tuple[int, int]  # places and score, below zero
    number: int
    chosen: Ints = field(compare=False)
    without: frozenset[int] = field(compare=False)

    @property
    def bound(self) -> tuple[int, int]:
        """Places and score that no plan of this case exceeds."""
        return -self.worth[0], -self.worth[1]


def best_case(problem: Problem, own: Own, root: Ints) -> Case:
    """The best case: without clashes it is the best plan there is, else it bounds every plan (the work was up)."""
    numbers = count()

    def case(chosen: Ints, without: frozenset[int]) -> Case:
        return Case((-len(chosen), -int(problem.score[chosen].sum())), next(numbers), chosen, without)

    heap = [case(root, frozenset())]
    for _case in range(min(CASES, WORK // max(len(problem), 1))):
        best = heap[0]
        clashes = clashing(problem, best.chosen.tolist())
        if not clashes:
            return best
        heappop(heap)
        for pair in clashes[0]:
            without = best.without | {pair}
            heappush(heap, case(flow_of(problem, own, without), without))
    return heap[0]
