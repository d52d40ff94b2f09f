"""How well a person suits a role. Pure arithmetic, no database.

The weights stand here and nowhere else. They sum to 100. A language or skill adds and never excludes; who was never
asked comes before who was asked lately (DOMAIN, Matching).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import is_danish
from core.vocabulary import WORDS, DayPart, Weekday
from places.distance import format_distance

WEIGHTS = {"distance": 40, "time": 20, "wishes": 20, "interest": 10, "rest": 10}
REST_DAYS = 60
_BANDS = (
    (75, gettext_lazy("suits very well")),
    (50, gettext_lazy("suits well")),
    (0, gettext_lazy("can do")),
)


@dataclass(frozen=True)
class Candidate:
    """What scoring knows of a person. `km` is to the meeting point, `days_since_asked` None for never."""

    person_id: int
    km: float
    travel_km: int
    slots: frozenset[tuple[int, str]]
    words: frozenset[tuple[str, str]]
    days_since_asked: int | None


@dataclass(frozen=True)
class Demand:
    """What a role wants: the (weekday, part of day) of its coming sessions, wishes, and its theme."""

    slots: frozenset[tuple[int, str]]
    wishes: frozenset[tuple[str, str]]
    theme: str


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


def band(score: int) -> str:
    """The score in words."""
    return str(next(label for floor, label in _BANDS if score >= floor))


def fit(candidate: Candidate, demand: Demand) -> Fit:
    """Score one person for one role, with the reasons."""
    parts = {
        "distance": _distance(candidate),
        "time": _time(candidate, demand),
        "wishes": _wishes(candidate, demand),
        "interest": _interest(candidate, demand),
        "rest": _rest(candidate),
    }
    numbers = {name: round(share * WEIGHTS[name]) for name, (share, _reasons) in parts.items()}
    reasons = [reason for _share, found in parts.values() for reason in found]
    return Fit(candidate.person_id, sum(numbers.values()), numbers, reasons)


def _distance(candidate: Candidate) -> tuple[float, list[Reason]]:
    values = {"km": round(candidate.km, 1)}
    if candidate.km > candidate.travel_km:
        return 0.0, [Reason("too_far", {**values, "wish": candidate.travel_km}, against=True)]
    return 1 - candidate.km / (2 * candidate.travel_km), [Reason("near", values)]


def _time(candidate: Candidate, demand: Demand) -> tuple[float, list[Reason]]:
    if not demand.slots:
        return 0.0, []
    shared = sorted(candidate.slots & demand.slots)
    if not shared:
        return 0.0, [Reason("other_times", against=True)]
    reason = Reason("time", {"slots": [list(slot) for slot in shared]})
    return len(shared) / len(demand.slots), [reason]


def _wishes(candidate: Candidate, demand: Demand) -> tuple[float, list[Reason]]:
    if not demand.wishes:
        return 1.0, []
    shared = sorted(candidate.words & demand.wishes)
    return len(shared) / len(demand.wishes), [Reason(kind, {"key": key}) for kind, key in shared]


def _interest(candidate: Candidate, demand: Demand) -> tuple[float, list[Reason]]:
    word = ("interest", demand.theme)
    return (1.0, [Reason("interest", {"key": demand.theme})]) if word in candidate.words else (0.0, [])


def _rest(candidate: Candidate) -> tuple[float, list[Reason]]:
    days = candidate.days_since_asked
    if days is None:
        return 1.0, [Reason("never_asked")]
    return min(days / REST_DAYS, 1.0), [Reason("asked", {"days": days}, against=days < REST_DAYS / 4)]


def sentence(reason: dict[str, Any]) -> str:
    """A stored reason in plain words, the same to the coordinator and to the person."""
    values = reason["values"]
    return _SENTENCES[reason["code"]](values)


def in_one_line(reasons: Iterable[dict[str, Any]], *, against: bool = False) -> str:
    """The reasons for (or against), one short sentence after the other."""
    return " ".join(sentence(reason) for reason in reasons if reason["against"] == against)


def _slots(values: dict[str, Any]) -> str:
    names = [f"{Weekday(day).label} {DayPart(part).label}".lower() for day, part in values["slots"]]
    return _("The time suits: %(when)s.") % {"when": ", ".join(names)}


def _word(kind: str, values: dict[str, Any]) -> str:
    """A word inside a sentence: Danish writes languages and interests in lower case there."""
    label = str(WORDS[kind](values["key"]).label)
    return label.lower() if is_danish() else label


def _asked(values: dict[str, Any]) -> str:
    days = values["days"]
    if days == 0:
        return _("We last asked today.")
    return _("We last asked yesterday.") if days == 1 else _("We last asked %(days)s days ago.") % values


# Whole sentences about the task: they read the same to the coordinator and to the person asked.
_SENTENCES = {
    "near": lambda values: (
        _("It is %(distance)s to the meeting point.") % {"distance": format_distance(values["km"])}
    ),
    "too_far": lambda values: (
        _("It is %(distance)s to the meeting point, and the wish is at most %(wish)s km.")
        % {"distance": format_distance(values["km"]), "wish": values["wish"]}
    ),
    "time": _slots,
    "other_times": lambda values: _("The time is not one of those wished for."),
    "language": lambda values: (
        _("Somebody who speaks %(word)s is needed.") % {"word": _word("language", values)}
    ),
    "skill": lambda values: _("This skill is needed: %(word)s.") % {"word": _word("skill", values)},
    "interest": lambda values: (
        _("The theme is one of the interests: %(word)s.") % {"word": _word("interest", values)}
    ),
    "never_asked": lambda values: _("It is the first time we ask."),
    "asked": _asked,
}
