"""Giving feedback, telling about a session, and keeping what was promised."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from coordination.afterwards.errors import NoPromiseError, NotOverError, TooLateError
from coordination.afterwards.letters import tell_kept, tell_report
from coordination.afterwards.models import Feedback, SessionReport
from coordination.enums import AttendanceState
from coordination.models import Attendance
from core.errors import NotAllowedError
from projects.models import Session
from projects.permissions import may_change_initiative
from projects.services import note

ANSWERED_WITHIN = timedelta(days=30)


@transaction.atomic
def give_feedback(*, attendance: Attendance, values: Mapping[str, Any]) -> Feedback:
    """Three answers and perhaps a line; the last ones count. Raises `NotAllowedError` (didn't come), `TooLateError`."""
    row = Attendance.objects.select_for_update(of=("self",)).get(pk=attendance.pk)
    if row.state != AttendanceState.ATTENDED:
        raise NotAllowedError
    if row.ends_at + ANSWERED_WITHIN < timezone.now():
        raise TooLateError
    feedback = Feedback.objects.filter(attendance=row).first() or Feedback(attendance=row)
    for name, value in values.items():
        setattr(feedback, name, value)
    feedback.full_clean(validate_unique=False)
    feedback.save()
    return feedback


@transaction.atomic
def tell_about(*, session: Session, actor: Any, values: Mapping[str, Any]) -> SessionReport:
    """Write what happened and what was promised. Who came reads it: by letter the first time, always on Min side.

    An open promise can be reworded; one that is kept stays as it was. Raises `NotAllowedError`, `NotOverError`.
    """
    locked = (
        Session.objects.select_for_update(of=("self",), no_key=True)
        .select_related("initiative")
        .get(pk=session.pk)
    )
    if not may_change_initiative(actor, locked.initiative):
        raise NotAllowedError
    if locked.ends_at > timezone.now():
        raise NotOverError
    report = SessionReport.objects.filter(session=locked).first()
    first = report is None
    report = report or SessionReport(session=locked, by=actor)
    for name, value in values.items():
        if report.kept_at is None or name not in ("promised", "promised_by"):
            setattr(report, name, value)
    report.full_clean(validate_unique=False)
    report.save()
    note(locked, "report", actor)
    if first:
        for attendance in who_came(locked):
            tell_report(attendance, report)
    return report


@transaction.atomic
def keep_promise(*, report: SessionReport, actor: Any, kept: str) -> SessionReport:
    """Say what came of the promise, and tell who came. Raises `NotAllowedError`, `NoPromiseError`."""
    locked = (
        SessionReport.objects.select_for_update(of=("self",))
        .select_related("session__initiative")
        .get(pk=report.pk)
    )
    if not may_change_initiative(actor, locked.session.initiative):
        raise NotAllowedError
    if not locked.open_promise:
        raise NoPromiseError
    locked.kept, locked.kept_at = kept, timezone.now()
    locked.full_clean()
    locked.save(update_fields=["kept", "kept_at"])
    note(locked.session, "kept", actor)
    for attendance in who_came(locked.session):
        tell_kept(attendance, locked)
    return locked


def who_came(session: Session) -> list[Attendance]:
    """Those who were there, with what a letter needs."""
    rows = Attendance.objects.confirmed().filter(session=session)
    return list(rows.select_related("person", "session__initiative"))
