"""What waits for staff after a session."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.afterwards.models import SessionReport
from coordination.enums import AttendanceState
from core.dates import day_text, span_text
from core.registries import DayItem
from projects.models import Session

TOLD_WITHIN = timedelta(days=3)
LOOKS_BACK = timedelta(days=14)


def sessions_to_tell_about(user: Any) -> Iterable[DayItem]:
    """Sessions of the last two weeks where people came and nobody has told how it went."""
    now = timezone.now()
    rows = Session.objects.filter(pk__in=Session.objects.own(user).values("pk"))
    rows = rows.filter(ends_at__range=(now - LOOKS_BACK, now), report=None)
    rows = rows.filter(attendances__state=AttendanceState.ATTENDED).distinct()
    for session in rows.select_related("initiative").order_by("ends_at", "pk"):
        yield DayItem(
            kind=_("Report"),
            icon="feedback",
            title=_("Tell how it went: %(title)s") % {"title": session.initiative.title},
            text=span_text(session.starts_at, session.ends_at),
            due=session.ends_at + TOLD_WITHIN,
            url=reverse("session_afterwards", args=[session.pk]),
            verb=_("Tell"),
        )


def promises_to_keep(user: Any) -> Iterable[DayItem]:
    """What was promised at sessions and hasn't been answered."""
    sessions = Session.objects.own(user).values("pk")
    rows = SessionReport.objects.filter(session__in=sessions, kept_at=None).exclude(promised="")
    for report in rows.select_related("session__initiative").order_by("promised_by", "pk"):
        yield DayItem(
            kind=_("Promise"),
            icon="flag",
            title=report.promised,
            text=_("Promised at %(title)s, %(day)s")
            % {
                "title": report.session.initiative.title,
                "day": day_text(report.session.starts_at, weekday=False),
            },
            due=_end_of(report.promised_by or timezone.localdate()),  # a promise has a day (a constraint)
            url=reverse("promise_kept", args=[report.session_id]),
            verb=_("Say what came of it"),
        )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59)))
