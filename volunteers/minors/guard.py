"""Nobody under 18 begins before the guardian has said yes."""

from typing import Any

from django.utils import timezone

from volunteers.minors.errors import GuardianMissingError
from volunteers.minors.standing import standings


def refuse_without_guardian(person_id: Any) -> None:
    """Raise `GuardianMissingError` for who is known to be under 18 today, unless a guardian's yes holds."""
    known = standings([person_id]).get(person_id)
    if known is None or known.turns_18_on is None:
        return
    if not known.is_adult(timezone.localdate()) and not known.guardian:
        raise GuardianMissingError
