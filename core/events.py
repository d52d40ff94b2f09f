"""Typed events from lower rooms, handled in the same transaction by upper ones."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

E = TypeVar("E")
_handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


@dataclass(frozen=True)
class PresenceNoted:
    """Somebody came to a session, or a note that they came was corrected; for rooms beside each other."""

    person_id: int
    session_id: int
    came: bool
    actor: Any


def subscribe(kind: type[E], handler: Callable[[E], None]) -> None:
    """Call `handler` for each event of that kind; subscribing twice is harmless."""
    if handler not in _handlers[kind]:
        _handlers[kind].append(handler)


def announce(event: object) -> None:
    """Hand an event to its handlers, here and now: a handler that fails undoes the change it reacts to."""
    for handler in _handlers[type(event)]:
        handler(event)
