"""What happens to accounts that other rooms react to, in the same transaction."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class StaffRightsChanged:
    """The roles of a member of staff were set anew."""

    user: Any


@dataclass(frozen=True)
class AreaHandedOver:
    """From today somebody else is contact officer of an area."""

    duty: Any
