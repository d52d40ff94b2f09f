"""Reporting time, and deciding about it."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import User
from coordination.enums import NOTED, AssignmentState, AttendanceState
from coordination.errors import MinutesError
from coordination.hours.enums import ENTRIES, EntryState
from coordination.hours.errors import (
    AskedAlreadyError,
    DayAheadError,
    NoRoleError,
    NotNotedError,
    TooOldError,
)
from coordination.hours.letters import send_decision, send_receipt
from coordination.hours.models import HoursEntry
from coordination.models import Attendance
from coordination.services.presence import MAX_MINUTES, record_presence
from core.errors import NotAllowedError
from core.transitions import Machine
from projects.models import Role
from projects.permissions import may_change_initiative


def roles_of(person: Any) -> Any:
    """Tasks somebody can report time for: those they have, had, or had a seat in."""
    asked = (AssignmentState.ACCEPTED, AssignmentState.ENDED)
    mine = Role.objects.filter(assignments__person=person, assignments__state__in=asked)
    seated = Attendance.objects.seated().filter(person=person).order_by().values("place__role")
    return (mine | Role.objects.filter(pk__in=seated)).select_related("initiative").distinct()


def can_be_corrected(attendance: Attendance) -> bool:
    """Whether it is noted, and not too long ago."""
    since = timezone.now() - timedelta(days=settings.HOURS_CORRECTION_DAYS)
    return attendance.state in NOTED and attendance.ends_at > since


@transaction.atomic
def ask_for_correction(*, attendance: Attendance, person: Any, minutes: int, reason: str) -> HoursEntry:
    """Say what the time was and why; the coordinator decides.

    Raises `NotAllowedError`, `NotNotedError`, `TooOldError`, `AskedAlreadyError`, `MinutesError`,
    `ReasonMissingError`, `ValidationError` (words).
    """
    row = Attendance.objects.select_for_update(of=("self",)).select_related("place").get(pk=attendance.pk)
    if row.person_id != person.pk:
        raise NotAllowedError
    if row.state not in NOTED:
        raise NotNotedError
    if not can_be_corrected(row):
        raise TooOldError
    if HoursEntry.objects.waiting().filter(attendance=row).exists():
        raise AskedAlreadyError
    Machine.require_reason(reason)
    day = timezone.localdate(row.starts_at)
    return _report(person, row.place.role_id, day, minutes, reason, attendance=row)


@transaction.atomic
def report_contribution(*, person: Any, role: Role, on: date, minutes: int, words: str) -> HoursEntry:
    """Say what one did beside the sessions. The same twice is one row.

    Raises `NoRoleError`, `DayAheadError`, `MinutesError`, `ReasonMissingError`, `ValidationError` (words).
    """
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not roles_of(person).filter(pk=role.pk).exists():
        raise NoRoleError
    today = timezone.localdate()
    if not today - timedelta(days=365) <= on <= today:
        raise DayAheadError
    Machine.require_reason(words)
    same = HoursEntry.objects.waiting().filter(
        person=person, role=role, on=on, minutes=minutes, words=words.strip(), attendance=None
    )
    return same.first() or _report(person, role.pk, on, minutes, words)


def _report(
    person: Any, role_id: int, on: date, minutes: int, words: str, attendance: Attendance | None = None
) -> HoursEntry:
    if not 1 <= minutes <= MAX_MINUTES:
        raise MinutesError
    row = HoursEntry(
        person=person, role_id=role_id, on=on, minutes=minutes, words=words.strip(), attendance=attendance
    )
    row.full_clean(validate_constraints=False)
    row.save()
    send_receipt(row)
    return row


@transaction.atomic
def approve(*, entry: HoursEntry, actor: Any) -> HoursEntry:
    """The time counts from now on; the person is told. Twice is harmless.

    Raises `NotAllowedError` (also for one's own), `TransitionError`, and what `record_presence` raises.
    """
    row = _locked(entry, actor)
    if row.state == EntryState.APPROVED:
        return row
    _decide(row, "approve", actor, "")
    if row.attendance is not None:
        record_presence(
            attendance=row.attendance,
            actor=actor,
            state=AttendanceState.ATTENDED,
            minutes=row.minutes,
            reason=row.words,
        )
    send_decision(row)
    return row


@transaction.atomic
def refuse(*, entry: HoursEntry, actor: Any, reason: str) -> HoursEntry:
    """A no with a reason the person reads. Raises `NotAllowedError`, `TransitionError`, `ReasonMissingError`."""
    row = _locked(entry, actor)
    row.answer = reason.strip()
    row.full_clean(validate_constraints=False)
    _decide(row, "refuse", actor, reason)
    send_decision(row)
    return row


@transaction.atomic
def withdraw(*, entry: HoursEntry, person: Any) -> HoursEntry:
    """The person takes it back while nobody has answered. Raises `NotAllowedError`, `TransitionError`."""
    row = HoursEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if row.person_id != person.pk:
        raise NotAllowedError
    apply_transition(machine=ENTRIES, subject=row, name="withdraw", actor=person)
    return row


def may_decide(actor: Any, entry: HoursEntry) -> bool:
    """Whoever works with the task, but nobody about themselves."""
    return entry.person_id != actor.pk and may_change_initiative(actor, entry.role.initiative)


def _locked(entry: HoursEntry, actor: Any) -> HoursEntry:
    rows = HoursEntry.objects.select_for_update(of=("self",))
    row = rows.select_related("role__initiative__project", "person", "attendance").get(pk=entry.pk)
    if not may_decide(actor, row):
        raise NotAllowedError
    return row


def _decide(row: HoursEntry, name: str, actor: Any, reason: str) -> None:
    apply_transition(machine=ENTRIES, subject=row, name=name, actor=actor, reason=reason)
    row.decided_by, row.decided_at = actor, timezone.now()
    row.save(update_fields=["answer", "decided_by", "decided_at"])
