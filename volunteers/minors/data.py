"""What somebody under 18 tells beside the other answers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class GuardianData:
    """Who the guardian is; an e-mail or a phone number, at least."""

    name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class MinorData:
    """When somebody turns 18, and their guardian."""

    turns_18_on: date
    guardian: GuardianData
