"""Why somebody suits a role: codes and values, stored with a suggestion and put into words when they are read."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from coordination.matching.scoring import (
    REST_DAYS,
    Crowd,
    Demand,
    Slot,
    Word,
    scores,
    slot_bits,
    word_bits,
)


@dataclass(frozen=True)
class Candidate:
    """What scoring knows of a person. `km` is to the meeting point, `days_since_asked` None for never.

    `keen`: they have said that they would like to hear more about the role.
    """

    person_id: int
    km: float
    travel_km: int
    slots: frozenset[Slot]
    words: frozenset[Word]
    days_since_asked: int | None
    keen: bool = False


@dataclass(frozen=True)
class Reason:
    """One part of the explanation, stored as code and values, shown as words to both sides."""

    code: str
    values: dict[str, Any] = field(default_factory=dict)
    against: bool = False

    def as_json(self) -> dict[str, Any]:
        """For `Suggestion.sentences`."""
        return {"code": self.code, "values": self.values, "against": self.against}


@dataclass(frozen=True)
class Fit:
    """A score of 0 to 100 with its numbers and reasons."""

    person_id: int
    score: int
    numbers: dict[str, int]
    reasons: list[Reason]


def fit(candidate: Candidate, demand: Demand) -> Fit:
    """One person and one role: the same points as `scores` gives to many, with the reasons."""
    asked = candidate.days_since_asked
    alone = Crowd(
        travel_km=np.array([candidate.travel_km], dtype=np.float64),
        slots=np.array([slot_bits(candidate.slots)], dtype=np.uint64),
        words=np.array([word_bits(candidate.words)], dtype=np.uint64),
        days_since_asked=np.array([np.nan if asked is None else asked], dtype=np.float64),
    )
    points = scores(alone, np.array([candidate.km]), demand, np.array([candidate.keen]))
    numbers = {name: int(each[0]) for name, each in points.items()}
    return Fit(candidate.person_id, sum(numbers.values()), numbers, reasons_of(candidate, demand))


def reasons_of(candidate: Candidate, demand: Demand) -> list[Reason]:
    """What speaks for and against, in the order of the weights."""
    return [
        _distance(candidate),
        *_time(candidate, demand),
        *(Reason(kind, {"key": key}) for kind, key in sorted(candidate.words & demand.wishes)),
        *([Reason("keen")] if candidate.keen else []),
        *_interest(candidate, demand),
        _rest(candidate),
    ]


def _distance(candidate: Candidate) -> Reason:
    values = {"km": round(candidate.km, 1)}
    if candidate.km > candidate.travel_km:
        return Reason("too_far", {**values, "wish": candidate.travel_km}, against=True)
    return Reason("near", values)


def _time(candidate: Candidate, demand: Demand) -> list[Reason]:
    shared = sorted(candidate.slots & demand.slots)
    if shared:
        return [Reason("time", {"slots": [list(slot) for slot in shared]})]
    if demand.anytime:
        return [Reason("any_time")]
    return [Reason("other_times", against=True)] if demand.slots else []


def _interest(candidate: Candidate, demand: Demand) -> list[Reason]:
    known = ("interest", demand.theme) in candidate.words
    return [Reason("interest", {"key": demand.theme})] if known else []


def _rest(candidate: Candidate) -> Reason:
    days = candidate.days_since_asked
    if days is None:
        return Reason("never_asked")
    return Reason("asked", {"days": days}, against=days < REST_DAYS / 4)
