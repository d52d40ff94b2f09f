"""What happens to ambassadors that other rooms react to, in the same transaction."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class VolunteerReleased:
    """Somebody can't take tasks any more: until a day (a break), or for good (`until` is None and `for_good`)."""

    volunteer: Any
    actor: Any
    reason: str
    until: date | None = None
    for_good: bool = False


@dataclass(frozen=True)
class VolunteerMoved:
    """Somebody is another district's now; `origin` is the code of the one they left."""

    volunteer: Any
    actor: Any
    origin: str
