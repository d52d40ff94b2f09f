"""Reads of what people report about their time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from coordination.hours.enums import EntryState
from projects.querysets import own_q, visible_q

if TYPE_CHECKING:
    from coordination.hours.models import HoursEntry  # noqa: F401


class HoursEntryQuerySet(models.QuerySet["HoursEntry"]):
    """Reported time."""

    def visible_to(self, user: Any) -> HoursEntryQuerySet:
        """That of roles in the districts of a member of staff."""
        return self.filter(visible_q(user, "role__initiative__project__"))

    def own(self, user: Any) -> HoursEntryQuerySet:
        """That a member of staff decides on: the coordinator's district, the officer's areas."""
        return self.filter(own_q(user, "role__initiative__project__")).distinct()

    def waiting(self) -> HoursEntryQuerySet:
        """What nobody has answered."""
        return self.filter(state=EntryState.REPORTED)

    def counted(self) -> HoursEntryQuerySet:
        """Approved contributions. An approved correction counts in its attendance, not here."""
        return self.filter(state=EntryState.APPROVED, attendance__isnull=True)

    def waiting_or_counted(self) -> HoursEntryQuerySet:
        """Both, as their person sees them."""
        return self.waiting() | self.counted()
