"""Who meets a role's requirements on a date, for many people at once (DOMAIN rule 2).

The checkers are those of page, sign-up and workspace. People with the same fact get the same answer, so each
different fact is judged once.
"""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np

from coordination.matching.scoring import Bools, Ints
from core.requirements import Facts, PersonIds, RequirementRow, checker_of, in_groups


class Eligibility:
    """Answers about people, whose facts are read once for each kind of requirement."""

    def __init__(self, ids: Ints, within: PersonIds) -> None:
        """Of the people `ids` (shape people, rising), whom `within` finds too."""
        self._ids, self._known = ids, Facts(within)
        self._facts: dict[str, tuple[list[Any], Ints]] = {}
        self._answers: dict[tuple[str, str, date], Bools] = {}

    def meets(self, requirements: Iterable[RequirementRow], on: date) -> Bools:
        """Who meets all of it (shape people). Raises `KeyError` for a kind nobody registered."""
        fits = np.ones(len(self._ids), dtype=bool)
        for each in self.by_group(requirements, on).values():
            fits &= each
        return fits

    def by_group(self, requirements: Iterable[RequirementRow], on: date) -> dict[str, Bools]:
        """Who meets each group (shape people), by the kind of its first row."""
        answers: dict[str, Bools] = {}
        for (kind, _key), met in self.by_first(requirements, on).items():
            answers[kind] = answers[kind] & met if kind in answers else met
        return answers

    def by_first(self, requirements: Iterable[RequirementRow], on: date) -> dict[tuple[str, str], Bools]:
        """Who meets each group (shape people), by kind and key of its first row."""
        answers: dict[tuple[str, str], Bools] = {}
        for rows in in_groups(requirements).values():
            one_of = np.zeros(len(self._ids), dtype=bool)
            for row in rows:
                one_of |= self._answer(row.kind, row.key, on)
            first = (rows[0].kind, rows[0].key)
            answers[first] = answers[first] & one_of if first in answers else one_of
        return answers

    def _answer(self, kind: str, key: str, on: date) -> Bools:
        asked = (kind, key, on)
        if asked not in self._answers:
            different, which = self._facts_of(kind)
            check = checker_of(kind).check
            met = np.array([check(key, fact, on) is None for fact in different], dtype=bool)
            self._answers[asked] = met[which]
        return self._answers[asked]

    def _facts_of(self, kind: str) -> tuple[list[Any], Ints]:
        """The different facts, and which of them each person has; nothing known is a fact too."""
        if kind not in self._facts:
            known: Mapping[int, Hashable] = self._known.of(kind)
            numbers: dict[Hashable, int] = {None: 0}
            which = [numbers.setdefault(known.get(person), len(numbers)) for person in self._ids.tolist()]
            self._facts[kind] = (list(numbers), np.array(which, dtype=np.int64))
        return self._facts[kind]
