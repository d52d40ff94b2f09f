"""Time on Min side and in Min dag."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.hours.enums import EntryState
from coordination.hours.models import HoursEntry
from coordination.hours.reading import own_hours
from coordination.models import Attendance
from core.dates import day_text
from core.registries import DayItem, Panel

LATEST = 10
ANSWER_WITHIN = timedelta(days=14)


def my_hours(request: HttpRequest, person: Any) -> Panel | None:
    """The person's own hours: the same rows the coordinator and the leadership count."""
    figures = own_hours(person)
    reported = (
        HoursEntry.objects.filter(person=person).waiting_or_counted().select_related("role__initiative")
    )
    entries = [entry for entry in reported if entry.state != EntryState.REPORTED]
    waiting = len(reported) - len(entries)
    if not (figures.minutes or waiting):
        return None
    rows = Attendance.objects.confirmed().filter(person=person).select_related("session__initiative")
    lines = [
        (timezone.localdate(row.starts_at), row.session.initiative.title, row.minutes)
        for row in rows.order_by("-starts_at")[:LATEST]
    ]
    lines += [(entry.on, entry.role.initiative.title, entry.minutes) for entry in entries[:LATEST]]
    lines.sort(key=lambda line: line[0], reverse=True)
    context = {"figures": figures, "lines": lines[:LATEST], "waiting": waiting}
    return Panel("coordination/panels/my_hours.html", context, aside=True)


def entries_to_answer(user: Any) -> Iterable[DayItem]:
    """What people have reported and nobody has answered."""
    rows = HoursEntry.objects.own(user).waiting().exclude(person=user.pk)
    for entry in rows.select_related("role__initiative").order_by("reported_at"):
        kind = _("asks for a correction") if entry.attendance_id else _("has done something besides")
        yield DayItem(
            kind=_("Hours"),
            icon="time",
            title=_("Somebody %(what)s: %(initiative)s")
            % {"what": kind, "initiative": entry.role.initiative.title},
            text=_("%(minutes)s minutes on %(day)s") % {"minutes": entry.minutes, "day": day_text(entry.on)},
            due=entry.reported_at + ANSWER_WITHIN,
            url=reverse("hours_entry", args=[entry.pk]),
            verb=_("See and answer"),
        )
