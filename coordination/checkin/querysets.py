"""Reads of the log of check-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from coordination.checkin.enums import Result
from projects.querysets import visible_q

if TYPE_CHECKING:
    from coordination.checkin.models import CheckIn  # noqa: F401


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    """The log. Nothing in it is ever changed: a person merged into another stays under the old number here."""

    def visible_to(self, user: Any) -> CheckInQuerySet:
        """That of sessions in the districts of a member of staff."""
        return self.filter(visible_q(user, "session__initiative__project__"))

    def of_session(self, session: Any) -> CheckInQuerySet:
        """What counts at a session, in the order it happened, with `who`: the number the person has today."""
        rows = self.filter(session=session, result=Result.OK, person__isnull=False)
        return rows.annotate(who=Coalesce("person__merged_into", "person")).order_by("at", "pk")

    def of_person(self, person_id: Any) -> CheckInQuerySet:
        """That of one person, also under a number merged into theirs."""
        return self.filter(Q(person=person_id) | Q(person__merged_into=person_id))
