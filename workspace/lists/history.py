"""Who changed what, and when, in the words of the reader."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from accounts.history import histories_of
from accounts.models import StateChange

# Lines of a history that leave the state as it was.
_NOTED = {
    "change": gettext_lazy("Changed"),
    "report": gettext_lazy("Told how it went"),
    "kept": gettext_lazy("Said what came of the promise"),
}


@dataclass(frozen=True)
class Event:
    """One line of a history."""

    at: datetime
    what: str
    who: str


@dataclass(frozen=True)
class Told:
    """The things of one kind in a history: which, what they are called, and their states in words."""

    model: Any
    names: Mapping[int, str]
    states: Iterable[tuple[str, Any]]


def events_of(told: Iterable[Told], who: Callable[[Any], str]) -> list[Event]:
    """What happened to all of them, newest first, in one query. `who` names an actor by who looks."""
    by_label = {each.model._meta.label_lower: each for each in told}
    changes = histories_of(*((each.model, each.names) for each in by_label.values()))
    return [_event(change, by_label[change.subject_type], who) for change in changes]


def _event(change: StateChange, told: Told, who: Callable[[Any], str]) -> Event:
    name, state = told.names[change.subject_id], dict(told.states).get(change.target, change.target)
    state = _NOTED.get(change.transition, state)
    what = f"{name}: {state}" if name else str(state)
    return Event(change.at, what, who(change.actor) if change.actor else "")
