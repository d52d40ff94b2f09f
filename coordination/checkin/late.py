"""Check-ins that came in after the coordinator had noted the session: a phone had been without net (two days count)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.checkin.enums import Kind
from coordination.checkin.models import CheckIn
from coordination.enums import AttendanceState
from coordination.models import Attendance
from core.dates import span_text
from core.registries import DayItem
from projects.models import Session

AWAY = (AttendanceState.ABSENT, AttendanceState.EXCUSED)
LOOKS_BACK = timedelta(days=14)


def away_but_checked_in() -> QuerySet[Attendance]:
    """Noted as away, and checked in since by who was there."""
    since = CheckIn.objects.of_session(OuterRef("session")).of_person(OuterRef("person"))
    since = since.filter(kind=Kind.IN, received_at__gt=OuterRef("confirmed_at"))
    return Attendance.objects.filter(Exists(since), state__in=AWAY)


def sessions_to_look_at_again(user: Any) -> Iterable[DayItem]:
    """Min dag: one line for each session; it goes when the note is put right, or after two weeks."""
    start = timezone.now() - LOOKS_BACK
    rows = away_but_checked_in().filter(session__in=Session.objects.own(user).values("pk"), ends_at__gt=start)
    sessions: dict[Session, int] = {}
    for row in rows.select_related("session__initiative").order_by("starts_at", "pk"):
        sessions[row.session] = sessions.get(row.session, 0) + 1
    for session, number in sessions.items():
        yield DayItem(
            kind=_("Attendance"),
            icon="list-check",
            title=_("Look at the sheet again: %(title)s") % {"title": session.initiative.title},
            text=ngettext(
                "%(when)s. %(number)s person is noted as away, but was checked in on a phone without net.",
                "%(when)s. %(number)s people are noted as away, but were checked in on a phone without net.",
                number,
            )
            % {"when": span_text(session.starts_at, session.ends_at), "number": number},
            due=None,
            url=reverse("presence_session", args=[session.pk]),
            verb=_("Look at it"),
        )
