"""What this room hangs up, and what it holds about people."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from coordination.afterwards import queue
from coordination.afterwards.models import SessionReport
from coordination.enums import AttendanceState
from core.privacy import PersonalTable, declare
from core.registries import Panel, area_panels, day_sources, min_side_panels

SHOWN = 3


def register() -> None:
    """Min dag, Min side, the area's card, and the tables."""
    day_sources.register("reports", queue.sessions_to_tell_about, order=25)
    day_sources.register("promises", queue.promises_to_keep, order=26)
    min_side_panels.register("afterwards", my_sessions_since, order=55)
    area_panels.register("promises", promises_of_area, order=45)
    declare(
        PersonalTable(
            "coordination_afterwards.Feedback",
            _("What you answered after a session"),
            person=("attendance__person",),
            columns=(
                ("attendance__session__initiative__title", _("Initiative")),
                "prepared",
                "mattered",
                "again",
                "line",
                "at",
            ),
        )
    )
    declare(
        PersonalTable(
            "coordination_afterwards.SessionReport",
            _("Sessions you have told about"),
            actors=("by",),
            columns=(("session__initiative__title", _("Initiative")), "at"),
        )
    )


def my_sessions_since(request: HttpRequest, person: Any) -> Panel | None:
    """What came of the sessions one was at, the newest first."""
    mine = {"session__attendances__person": person, "session__attendances__state": AttendanceState.ATTENDED}
    rows = SessionReport.objects.filter(**mine).select_related("session__initiative").order_by("-at", "-pk")
    reports = list(rows.distinct()[:SHOWN])
    return Panel("coordination/afterwards/mine.html", {"reports": reports}) if reports else None


def promises_of_area(request: HttpRequest, area: Any) -> Panel | None:
    """Promises made at sessions about the area: how many, how many are answered, and the open ones."""
    rows = SessionReport.objects.filter(session__initiative__project__areas=area).exclude(promised="")
    found = list(rows.select_related("session__initiative").order_by("promised_by", "pk"))
    if not found:
        return None
    waiting = [report for report in found if report.open_promise]
    context = {"made": len(found), "kept": len(found) - len(waiting), "waiting": waiting[:SHOWN]}
    return Panel("coordination/afterwards/area.html", context)
