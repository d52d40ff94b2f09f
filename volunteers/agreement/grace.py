"""How long a yes to an earlier version counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from volunteers.models import Agreement


def grace_ends(agreement: Agreement) -> date:
    """The last day on which a yes to the version before this one counts."""
    return agreement.valid_from + timedelta(days=settings.AGREEMENT_GRACE_DAYS)


@dataclass(frozen=True)
class Schedule:
    """The versions in force so far, oldest first, with the day each began."""

    versions: tuple[tuple[int, date], ...]

    def holds(self, accepted: Collection[int], on: date) -> bool:
        """Whether a yes to one of these versions counts on a day: to the latest, or within the days of grace."""
        if not accepted or not self.versions:
            return False
        best = max(accepted)
        newer = [began for version, began in self.versions if version > best]
        return not newer or on <= newer[0] + timedelta(days=settings.AGREEMENT_GRACE_DAYS)
