"""What check-ins propose to note after a session. Nothing is noted before a coordinator has said so."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from coordination.checkin.errors import ChangedMeanwhileError
from coordination.checkin.judging import minutes_there, noted
from coordination.checkin.models import CheckIn
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services.presence import record_presence
from coordination.services.seats import lock_session
from projects.models import Session


@dataclass(frozen=True)
class Proposal:
    """For one person: came (with minutes) or didn't."""

    attendance: Attendance
    state: str
    minutes: int | None


def taps_of(session: Session) -> dict[int, list[CheckIn]]:
    """What counts at a session by person, in order; one query."""
    found: dict[int, list[CheckIn]] = defaultdict(list)
    for row in CheckIn.objects.of_session(session):
        found[row.who].append(row)  # type: ignore[attr-defined]
    return found


def proposals_for(session: Session, rows: Iterable[Attendance]) -> dict[int, Proposal]:
    """By attendance, for who isn't noted yet; nothing where nobody was checked in (the list was on paper)."""
    taps = taps_of(session)
    if not taps:
        return {}
    return {row.pk: _proposal(row, taps.get(row.person_id, []), session) for row in rows if not noted(row)}


def _proposal(row: Attendance, taps: Sequence[CheckIn], session: Session) -> Proposal:
    minutes = minutes_there(taps, session)
    state = AttendanceState.ABSENT if minutes is None else AttendanceState.ATTENDED
    return Proposal(row, state, minutes)


def mark_of(proposals: Iterable[Proposal]) -> str:
    """Says whether two proposals are the same, whoever reads them."""
    lines = [f"{each.attendance.pk}:{each.state}:{each.minutes}" for each in proposals]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


@transaction.atomic
def confirm_proposals(*, session: Session, actor: Any, mark: str) -> int:
    """Note everybody as proposed; returns how many. `mark` is that of the proposals the actor has read.

    Raises `ChangedMeanwhileError` where they aren't the same any more, and what `record_presence` raises.
    """
    locked = lock_session(session.pk)
    rows = Attendance.objects.on_sheet().filter(session=locked).select_related("session__initiative__project")
    proposals = list(proposals_for(locked, rows).values())
    if not proposals or mark_of(proposals) != mark:
        raise ChangedMeanwhileError
    for each in proposals:
        record_presence(attendance=each.attendance, actor=actor, state=each.state, minutes=each.minutes)
    return len(proposals)
