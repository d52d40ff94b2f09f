"""Who has a seat elsewhere at the time of a session. What has no fixed time clashes with nothing."""

from collections.abc import Sequence
from typing import Any

from coordination.enums import SEATED
from coordination.models import Attendance
from projects.models import Session


def busy_at_all(sessions: Sequence[Session], **people: Any) -> set[int]:
    """The persons who can come to none of the sessions for that. One query; `people` are conditions on the rows."""
    if not sessions or any(session.flexible for session in sessions):
        return set()
    rows = Attendance.objects.filter(
        **people,
        state__in=SEATED,
        flexible=False,
        starts_at__lt=max(session.ends_at for session in sessions),
        ends_at__gt=min(session.starts_at for session in sessions),
    )
    taken = list(rows.values_list("person", "session", "starts_at", "ends_at"))
    busy = [
        {
            person
            for person, where, start, end in taken
            if where != session.pk and start < session.ends_at and end > session.starts_at
        }
        for session in sessions
    ]
    return set.intersection(*busy)
