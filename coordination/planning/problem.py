"""The planning problem and its answer, as plain arrays: nobody's name, no database.

People and roles are numbered from 0. A pair is a person who may take a role, with a score of 0 to 100.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
TOP_SCORE = 100


@dataclass(frozen=True)
class Problem:
    """Who may take what.

    `room`: how many roles each person may still be given (shape people). `places`: how many people each role lacks
    (shape roles). `person`, `role`, `score`: one entry a pair, no pair twice. `clashes`: pairs of roles that overlap
    in time and so are never given to one person.
    """

    room: Ints
    places: Ints
    person: Ints
    role: Ints
    score: Ints
    clashes: frozenset[tuple[int, int]] = frozenset()

    def __len__(self) -> int:
        return len(self.person)

    def only(self, pairs: Ints, room: Ints, places: Ints) -> "Problem":
        """The same problem with some of its pairs, and other capacities."""
        return Problem(room, places, self.person[pairs], self.role[pairs], self.score[pairs], self.clashes)


@dataclass(frozen=True)
class Solution:
    """The chosen pairs (indices into the problem's, rising), and what no plan can exceed.

    `most_filled` is the bound on filled places; `most_score` the bound on the score of a plan that fills as many.
    """

    chosen: Ints
    filled: int
    score: int
    most_filled: int
    most_score: int

    @property
    def optimal(self) -> bool:
        """Whether it is proven that no plan fills more, or as many with a higher score."""
        return self.filled == self.most_filled and self.score == self.most_score


def answer(problem: Problem, chosen: Iterable[int], bound: tuple[int, int] | None = None) -> Solution:
    """The solution of the chosen pairs; without a bound (places, score) it is known to be the best."""
    pairs = np.array(sorted(chosen), dtype=np.int64)
    filled, score = len(pairs), int(problem.score[pairs].sum())
    most_filled, most_score = bound or (filled, score)
    return Solution(pairs, filled, score, most_filled, most_score)


def clashing(problem: Problem, chosen: Iterable[int]) -> list[tuple[int, int]]:
    """Chosen pairs, two and two, that give one person roles that clash."""
    held: dict[int, list[int]] = {}
    found = []
    for pair in sorted(chosen):
        mine = held.setdefault(int(problem.person[pair]), [])
        role = int(problem.role[pair])
        found += [
            (other, pair)
            for other in mine
            if (min(role, int(problem.role[other])), max(role, int(problem.role[other]))) in problem.clashes
        ]
        mine.append(pair)
    return found
