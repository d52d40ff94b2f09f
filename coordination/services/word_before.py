"""What somebody says before a session they have a seat at: I'm coming, I'm coming late."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from coordination.models import Attendance
from coordination.services.giving_back import come_after_all
from projects.errors import SessionGoneError

LATE_MINUTES = (10, 20, 30)


@transaction.atomic
def say_coming(*, attendance: Attendance, person: Any, late: int | None = None) -> Attendance:
    """Note that somebody comes, perhaps `late` minutes after the start; the last word counts.

    Who looked for a stand-in comes after all. Raises `NotAllowedError`, `SessionGoneError` once it is over,
    `ValueError` for minutes nobody offered, and what `come_after_all` raises without a seat.
    """
    if late is not None and late not in LATE_MINUTES:
        raise ValueError(late)
    if attendance.ends_at <= timezone.now():
        raise SessionGoneError
    row = come_after_all(attendance=attendance, person=person)
    row.said_coming_at, row.late_minutes = timezone.now(), late
    row.save(update_fields=["said_coming_at", "late_minutes"])
    return row
