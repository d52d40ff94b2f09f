"""What people answered, added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coordination.afterwards.enums import ASKED_OF_PEOPLE, Answer
from coordination.afterwards.models import Feedback


@dataclass(frozen=True)
class Tally:
    """A question, and how many gave each answer; `number` answered in all."""

    question: Any
    counts: list[tuple[Any, int]]
    number: int


def tallies_of(rows: Iterable[Feedback]) -> list[Tally]:
    """One for each question, in their order; empty where nobody answered."""
    found = list(rows)
    if not found:
        return []
    return [
        Tally(
            question,
            [(answer.label, sum(getattr(row, name) == answer for row in found)) for answer in Answer],
            len(found),
        )
        for name, question in ASKED_OF_PEOPLE.items()
    ]
