"""What happens here that other rooms may want to know."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SessionCancelled:
    """A session was called off; handlers tell who was signed up."""

    session: Any
    actor: Any
    reason: str
