"""Checking people in and out. Every try is a row of the log, and the same press twice is one row."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.errors import NonceTakenError
from coordination.checkin.judging import Tap, judge
from coordination.checkin.models import CheckIn, Talk
from coordination.checkin.permissions import may_check_in, may_talk
from coordination.models import Attendance
from coordination.services.seats import lock_session
from core.errors import NotAllowedError
from projects.models import Session


def check_in(*, session: Session, person: Any, tap: Tap, by: Any) -> CheckIn:
    """Note that somebody came or left, or why it doesn't count (`CheckIn.result`); nothing else changes.

    The session's row is locked, so that two people who tap the same name at once make one arrival; the same `nonce`
    returns the row there is. Raises `NotAllowedError` for who may neither check in this person nor the session, and
    `NonceTakenError` where the nonce belongs to somebody else's press.
    """
    if by.pk != person.pk and not may_check_in(by, session):
        raise NotAllowedError
    with transaction.atomic():
        locked = lock_session(session.pk)
        known = _known(tap, session, person)
        if known:
            return known
        now = timezone.now()
        result = judge(tap, session=locked, person=person, received_at=now)
        return _write(tap, session=locked, person=person, by=by, result=result, now=now)


def note_failure(*, session: Session, tap: Tap, by: Any, result: Result, person: Any = None) -> CheckIn:
    """A code that opened nothing, in the log. Raises `NotAllowedError`, `NonceTakenError`."""
    if not (may_check_in(by, session) or (person is not None and person.pk == by.pk)):
        raise NotAllowedError
    with transaction.atomic():
        known = _known(tap, session, person)
        return known or _write(tap, session=session, person=person, by=by, result=result, now=timezone.now())


def _known(tap: Tap, session: Session, person: Any) -> CheckIn | None:
    row = CheckIn.objects.filter(nonce=tap.nonce).select_related("person").first()
    if row is None:
        return None
    who = row.person and (row.person.merged_into_id or row.person_id)
    if (row.session_id, who) != (session.pk, person and person.pk):
        raise NonceTakenError
    return row


def _write(tap: Tap, *, session: Session, person: Any, by: Any, result: Result, now: datetime) -> CheckIn:
    values = {
        "session": session,
        "person": person,
        "way": tap.way,
        "kind": tap.kind,
        "result": result,
        "at": min(tap.at, now),
        "received_at": now,
        "by": by,
        "keep_until": kept_until(session),
    }
    try:
        with transaction.atomic():
            return CheckIn.objects.create(nonce=tap.nonce, **values)
    except IntegrityError:  # the same press arrived at another session at this very instant
        raise NonceTakenError from None


def kept_until(session: Session) -> datetime:
    """As long as attendance, which falls by whole months."""
    day = timezone.localtime(session.starts_at)
    month = day.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return month + timedelta(days=settings.RETENTION_ATTENDANCE_DAYS)


@transaction.atomic
def note_afterwards(*, attendance: Attendance, by: Any) -> None:
    """The log says who was noted on the sheet without a check-in; once, whoever saves the sheet at this instant."""
    lock_session(attendance.session_id)
    there = CheckIn.objects.of_session(attendance.session).of_person(attendance.person_id)
    if there.filter(kind=Kind.IN).exists():
        return
    now = timezone.now()
    tap = Tap(Kind.IN, Way.AFTERWARDS, now, f"afterwards:{attendance.pk}")  # no press can be called that
    if not CheckIn.objects.filter(nonce=tap.nonce).exists():
        _write(tap, session=attendance.session, person=attendance.person, by=by, result=Result.OK, now=now)


@transaction.atomic
def note_talk(*, volunteer: Any, actor: Any, note: str) -> Talk:
    """A talk was held: absences before it are settled. Raises `NotAllowedError`, `ValidationError`."""
    if not may_talk(actor, volunteer):
        raise NotAllowedError
    talk = Talk(person=volunteer.person, by=actor, note=note)
    talk.full_clean()
    talk.save()
    return talk
