"""What happens here that other rooms may want to know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class SessionsCancelled:
    """Sessions were called off by one press; handlers tell who was signed up, each person once."""

    sessions: Sequence[Any]
    actor: Any
    reason: str


@dataclass(frozen=True)
class SessionChange:
    """A session was edited; its row is locked, and holds the new values. `moved` and `place_changed` say what of it."""

    session: Any
    was_at: datetime
    moved: bool
    place_changed: bool


@dataclass(frozen=True)
class SessionsChanged:
    """Sessions were edited by one press, in the order in which none gets into the way of the next."""

    changes: Sequence[SessionChange]
    actor: Any
