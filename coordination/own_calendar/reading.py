"""A person's seats as happenings of a calendar. No one else's name is in them (DOMAIN rule 7)."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import StateChange
from coordination.enums import AttendanceState
from coordination.models import Attendance
from core.calendars import Happening
from projects.enums import SessionState
from projects.models import Session
from volunteers.ambassador import ambassador_of

BACK = timedelta(days=30)  # so long what is over or off stays in calendars that have it
_S = AttendanceState
SURE = (_S.SIGNED_UP, _S.ATTENDED)
PERHAPS = (_S.REQUESTED, _S.WAITLISTED, _S.OFFERED, _S.SEEKING_STAND_IN)
SHOWN = (*SURE, *PERHAPS)


def admits(user: Any) -> bool:
    """Whoever is, or was, an ambassador with an account that still is open."""
    return bool(user.is_active) and ambassador_of(user) is not None


def own_happenings(user: Any) -> list[Happening]:
    """A month back and everything ahead, one for each session whatever happened to the seat."""
    rows = Attendance.objects.filter(person=user, ends_at__gt=timezone.now() - BACK)
    return happenings_of(rows)


def happenings_of(rows: Any) -> list[Happening]:
    """The rows as happenings; of several on a session the last one counts. Three queries."""
    by_session: dict[int, list[Attendance]] = defaultdict(list)
    for row in rows.select_related("session__initiative", "session__postal_code").order_by("pk"):
        by_session[row.session_id].append(row)
    changes = _changes(by_session)
    found = [_happening(_last(rows), changes[number]) for number, rows in by_session.items()]
    return sorted(found, key=lambda each: (each.starts_at, each.uid))


def _last(rows: list[Attendance]) -> Attendance:
    return max(rows, key=lambda row: (row.state in SHOWN, row.pk))


def _changes(by_session: dict[int, list[Attendance]]) -> dict[int, list[datetime]]:
    """When the seats and the session itself were changed, by session: what a calendar counts versions by."""
    session_of = {row.pk: number for number, rows in by_session.items() for row in rows}
    found: dict[int, list[datetime]] = defaultdict(list)
    for number, at in _moments(Attendance, session_of):
        found[session_of[number]].append(at)
    for number, at in _moments(Session, by_session):
        found[number].append(at)
    return found


def _moments(model: Any, numbers: Iterable[int]) -> Any:
    rows = StateChange.objects.filter(subject_type=model._meta.label_lower, subject_id__in=list(numbers))
    return rows.values_list("subject_id", "at")


def _happening(row: Attendance, changes: list[datetime]) -> Happening:
    session = row.session
    title = {"title": session.initiative.title}
    off = session.state == SessionState.CANCELLED or row.state not in SHOWN
    return Happening(
        uid=f"seat-{session.pk}-{row.person_id}",
        title=_title(session),
        off_title="" if session.state == SessionState.CANCELLED else _("You don't come: %(title)s") % title,
        starts_at=session.ends_at - timedelta(minutes=1) if session.flexible else session.starts_at,
        ends_at=None if session.flexible else session.ends_at,
        url=reverse("min_side"),
        place=f"{session.place}, {session.postal_code}",
        note="" if off else _note(row),
        cancelled=off,
        tentative=row.state in PERHAPS,
        busy=row.state in SURE and not session.flexible,
        changes=tuple(changes),
    )


def _title(session: Session) -> str:
    """Where there is no fixed time, the last day stands in the calendar."""
    if session.flexible:
        return _("Last day: %(title)s") % {"title": session.initiative.title}
    return str(session.initiative.title)


def _note(row: Attendance) -> str:
    session = row.session
    lines = [str(_STATES[AttendanceState(row.state)]())] if row.state in PERHAPS else []
    if session.bring:
        lines.append(_("Bring: %(things)s") % {"things": session.bring})
    lines.append(_("Who to ask: %(who)s") % {"who": session.who_to_ask})
    return "\n".join(lines)


_STATES = {
    _S.REQUESTED: lambda: _("You have asked for a place. You hear from the coordinator."),
    _S.WAITLISTED: lambda: _("You are on the waiting list."),
    _S.OFFERED: lambda: _("A place is held for you. Answer on Min side."),
    _S.SEEKING_STAND_IN: lambda: _("We look for somebody who can take your place."),
}
