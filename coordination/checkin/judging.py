"""What comes of a check-in: the rules in one place, for the list, the codes, and what was kept without net."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.models import CheckIn
from coordination.enums import NOTED, SEATED
from coordination.models import Attendance
from projects.enums import SessionState
from projects.models import Session

OPENS_BEFORE = timedelta(minutes=60)
CLOCKS_DIFFER = timedelta(minutes=5)


@dataclass(frozen=True)
class Tap:
    """One press or scan, as the device says it."""

    kind: str
    way: str
    at: datetime
    nonce: str


def is_open(session: Session, now: datetime) -> bool:
    """Whether people can be checked in now."""
    planned = session.state == SessionState.PLANNED
    return planned and session.starts_at - OPENS_BEFORE <= now <= session.ends_at


def judge(tap: Tap, *, session: Session, person: Any, received_at: datetime) -> Result:
    """The answer to a tap; the caller holds the session's row."""
    if out_of_time := judge_time(tap, session=session, received_at=received_at):
        return out_of_time
    if not Attendance.objects.filter(session=session, person=person, state__in=SEATED).exists():
        return _why_no_seat(person, session, tap.at)
    taps = CheckIn.objects.of_session(session).of_person(person.pk)
    before, after = taps.filter(at__lte=tap.at).last(), taps.filter(at__gt=tap.at).first()
    is_in = before is not None and before.kind == Kind.IN
    if tap.kind == Kind.OUT:
        return Result.OK if is_in else Result.NOT_IN
    again = is_in or (after is not None and after.kind == Kind.IN)
    return Result.ALREADY_IN if again else Result.OK


def judge_time(tap: Tap, *, session: Session, received_at: datetime) -> Result | None:
    """What is wrong with the moment; None where nothing is. What is noted afterwards has no hour."""
    if session.state != SessionState.PLANNED:
        return Result.CALLED_OFF
    if tap.at > received_at + CLOCKS_DIFFER:
        return Result.CLOCK
    if received_at - tap.at > timedelta(days=settings.CHECK_IN_OFFLINE_DAYS):
        return Result.SENT_TOO_LATE
    if tap.way == Way.AFTERWARDS:
        return None
    if tap.at < session.starts_at - OPENS_BEFORE:
        return Result.TOO_EARLY
    return Result.OVER if tap.at > session.ends_at else None


def _why_no_seat(person: Any, session: Session, at: datetime) -> Result:
    elsewhere = Attendance.objects.signed_up().filter(person=person).exclude(session=session)
    near = elsewhere.filter(starts_at__lte=at + OPENS_BEFORE, ends_at__gte=at)
    return Result.OTHER_SESSION if near.exists() else Result.NOT_SIGNED_UP


def minutes_there(taps: Sequence[CheckIn], session: Session) -> int | None:
    """Minutes between in and out within the session, to the nearest five; None for who was never there.

    Who never left stayed to the end. Somebody who was there at all has five minutes.
    """
    total, since = timedelta(), None
    for tap in taps:
        if tap.kind == Kind.IN and since is None:
            since = session.starts_at if tap.way == Way.AFTERWARDS else tap.at
        elif tap.kind == Kind.OUT and since is not None:
            total += _within(since, tap.at, session)
            since = None
    if since is not None:
        total += _within(since, session.ends_at, session)
    if not any(tap.kind == Kind.IN for tap in taps):
        return None
    return max(5, 5 * int(total / timedelta(minutes=5) + 0.5))


def _within(since: datetime, until: datetime, session: Session) -> timedelta:
    first, last = max(since, session.starts_at), min(until, session.ends_at)
    return max(last - first, timedelta())


def is_there(taps: Sequence[CheckIn]) -> bool:
    """Whether somebody is there by the last word."""
    return bool(taps) and taps[-1].kind == Kind.IN


def noted(attendance: Attendance) -> bool:
    """Whether a coordinator has said already how it was."""
    return attendance.state in NOTED
