"""The sheet with one tap per person: who is expected, who is there, who left."""

import secrets
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from coordination.checkin.judging import is_open, is_there
from coordination.checkin.models import CheckIn
from coordination.checkin.proposals import taps_of
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.naming import name_on
from projects.models import Session
from volunteers.naming import sees_name

KEPT_AT_MOST = timedelta(hours=12)
KEEP_HEADER = "X-Tryghed-Keep"  # read by /sw.js


@dataclass
class Line:
    """A person on the sheet. `standing` is "expected", "there" or "left"; `nonce` makes a second press harmless."""

    attendance: Attendance
    name: str
    standing: str
    at: datetime | None
    words: list[str]
    nonce: str = field(default_factory=lambda: secrets.token_hex(12))


def rows_of(session: Session) -> list[Attendance]:
    """Everybody on the sheet with what naming them needs."""
    rows = Attendance.objects.on_sheet().filter(session=session)
    return list(
        rows.select_related(
            "person__profile", "person__volunteer", "place__role", "session__initiative__project"
        )
    )


def lines_of(session: Session, rows: Iterable[Attendance], names: dict[int, str]) -> list[Line]:
    """The lines, by name."""
    taps = taps_of(session)
    lines = [_line(row, names[row.pk], taps.get(row.person_id, [])) for row in rows]
    return sorted(lines, key=lambda line: line.name.casefold())


def _line(row: Attendance, name: str, taps: list[CheckIn]) -> Line:
    standing = "expected" if not taps else "there" if is_there(taps) else "left"
    return Line(row, name, standing, taps[-1].at if taps else None, _words(row))


def _words(row: Attendance) -> list[str]:
    said = []
    if row.late_minutes:
        said.append(_("comes about %(minutes)s minutes late") % {"minutes": row.late_minutes})
    if row.state == AttendanceState.SEEKING_STAND_IN:
        said.append(_("looks for a stand-in"))
    return said


def first_names(rows: Iterable[Attendance], name: Callable[[Attendance], str]) -> dict[int, str]:
    """What each is called on the sheet; who share a name are told apart by their seat."""
    names = {row.pk: name(row) for row in rows}
    times = Counter(names.values())
    return {
        row.pk: _("%(name)s (place %(seat)s)") % {"name": names[row.pk], "seat": row.seat}
        if times[names[row.pk]] > 1 and row.seat
        else names[row.pk]
        for row in rows
    }


def name_for_staff(viewer: Any) -> Callable[[Attendance], str]:
    """The first name for who may know it, else the alias (DOMAIN rules 3 and 6)."""

    def name(row: Attendance) -> str:
        volunteer = getattr(row.person, "volunteer", None)
        if volunteer is None or not sees_name(viewer, volunteer):
            return name_on(viewer, row)
        return row.person.first_name or name_on(viewer, row)

    return name


def name_on_paper(name: Callable[[Attendance], str]) -> Callable[[Attendance], str]:
    """What leaves the screen never names a protected person, whoever prints it (DOMAIN rule 6)."""
    return lambda row: row.person.shown_name if row.person.is_protected else name(row)


def phone_key(user: Any) -> str:
    """Whose page a phone keeps: says nothing of who it is."""
    return salted_hmac("tryghed.kept-page", str(user.pk)).hexdigest()[:16]


def keep_on_phone(response: HttpResponse, *, user: Any, session: Session) -> HttpResponse:
    """Let the phone keep the page for when there is no net, until the session is over and never beyond half a day."""
    now = timezone.now()
    if is_open(session, now):
        until = min(session.ends_at, now + KEPT_AT_MOST)
        response[KEEP_HEADER] = f"{phone_key(user)} {int(until.timestamp() * 1000)}"
    return response
