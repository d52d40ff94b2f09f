"""What happens here that other rooms may want to know."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class SessionCancelled:
    """A session was called off; handlers tell who was signed up."""

    session: Any
    actor: Any
    reason: str


@dataclass(frozen=True)
class SessionChanged:
    """A session was edited; its row is locked, and holds the new values. `moved` and `place_changed` say what of it."""

    session: Any
    actor: Any
    was_at: datetime
    moved: bool
    place_changed: bool
