"""Whom to remind, when, and that it happens once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import StateChange
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.reminding.letters import send_reminder
from outbox.models import Message
from outbox.services import known_keys
from projects.enums import SessionState
from volunteers.safety.reading import duties_at

# Nobody is woken by a reminder: one that would fall earlier or later goes at these times, on the same day.
DAY_BEGINS, DAY_ENDS = time(8), time(20)
KEY = "reminder"


@dataclass(frozen=True)
class Due:
    """One reminder whose time has come. `last_day`: of a session without a fixed time."""

    row: Attendance
    hours: int
    last_day: bool

    @property
    def key(self) -> str:
        """Once for a seat and a start: whoever's session is moved is reminded of the new time as well."""
        return f"{KEY}-{self.row.pk}-{_begins(self.row):%Y%m%d%H%M}-{self.hours}"


def remind(now: datetime | None = None) -> int:
    """Queue the reminders that are due; returns how many. Runs periodically, and again is harmless."""
    found = list(due_reminders(now or timezone.now()))
    known = known_keys([due.key for due in found])
    new = [due for due in found if due.key not in known]
    duties = duties_at(_moment(due.row) for due in new)
    for due in new:
        with transaction.atomic():
            send_reminder(due.row, key=due.key, duty=duties.get(_moment(due.row)), last_day=due.last_day)
    return len(new)


def _moment(row: Attendance) -> tuple[str, datetime]:
    return row.session.initiative.project.district_id, row.starts_at


def due_reminders(now: datetime) -> Iterable[Due]:
    """Those of every seat that somebody has, for the latest moment that is past and after they got the seat."""
    rows = list(_seats(now))
    since = _signed_up_at(rows)
    for row in rows:
        passed = [
            (moment, hours)
            for hours in _hours_for(row)
            if (moment := reminder_moment(_begins(row), hours)) <= now
        ]
        if not passed:
            continue
        moment, hours = max(passed)
        if moment > since.get(row.pk, row.created_at):
            yield Due(row, hours, last_day=row.flexible)


def _seats(now: datetime) -> Any:
    """Signed up, and ahead: who waits, is offered a seat or looks for a stand-in isn't reminded to come."""
    until = now + timedelta(hours=max(settings.REMINDER_HOURS)) + timedelta(days=1)
    fixed = Q(flexible=False, starts_at__gt=now, starts_at__lte=until)
    last_days = Q(flexible=True, ends_at__gt=now, ends_at__lte=until)
    rows = Attendance.objects.filter(
        fixed | last_days, state=AttendanceState.SIGNED_UP, session__state=SessionState.PLANNED
    )
    return rows.select_related(
        "person", "place__role", "session__initiative__project", "session__postal_code"
    )


def _begins(row: Attendance) -> datetime:
    """What is reminded of: the start, or where there is no fixed time the last day."""
    return row.ends_at if row.flexible else row.starts_at


def _hours_for(row: Attendance) -> tuple[int, ...]:
    """Of a task without a fixed time once is enough, while there are some days left."""
    hours = tuple(settings.REMINDER_HOURS)
    return hours[:1] if row.flexible else hours


def reminder_moment(begins: datetime, hours: int) -> datetime:
    """So many hours before on a Danish clock, whatever the clocks do meanwhile, and never at night."""
    wall = timezone.localtime(begins).replace(tzinfo=None) - timedelta(hours=hours)
    at = min(max(wall.time(), DAY_BEGINS), DAY_ENDS)
    return timezone.make_aware(datetime.combine(wall.date(), at))


def _signed_up_at(rows: list[Attendance]) -> dict[int, datetime]:
    """When each got the seat for the last time; one query."""
    changes = StateChange.objects.filter(
        subject_type=Attendance._meta.label_lower,
        subject_id__in=[row.pk for row in rows],
        target=AttendanceState.SIGNED_UP,
    )
    return dict(changes.order_by("at", "pk").values_list("subject_id", "at"))


def may_go(message: Message) -> bool:
    """One that waited for the end of somebody's quiet time goes only if they still are to come, at that time."""
    _word, pk, stamp, _hours = str(message.key).split("-")
    rows = Attendance.objects.filter(
        pk=int(pk), state=AttendanceState.SIGNED_UP, session__state=SessionState.PLANNED
    )
    row = rows.first()
    return row is not None and f"{_begins(row):%Y%m%d%H%M}" == stamp and _begins(row) > timezone.now()
