"""The way to one's own code, and to the sheet of a partner."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from coordination.checkin.judging import OPENS_BEFORE
from coordination.checkin.permissions import hosted_by
from coordination.models import Attendance
from core.dates import day_bounds
from core.registries import Panel


def my_code(request: HttpRequest, person: Any) -> Panel | None:
    """For who has a place ahead; with the way to type a code while a session runs."""
    now = timezone.now()
    rows = Attendance.objects.signed_up().filter(person=person, ends_at__gt=now)
    soonest = rows.order_by("starts_at").values_list("starts_at", flat=True).first()
    if soonest is None:
        return None
    return Panel(
        "coordination/checkin/my_code_panel.html", {"open": soonest - OPENS_BEFORE <= now}, aside=True
    )


def sheets_of_partner(request: HttpRequest, associations: Any) -> Panel | None:
    """Sessions that can be checked in at now, or are to come today."""
    now = timezone.now()
    day_ends = day_bounds(timezone.localdate(now), timezone.localdate(now))[1]
    until = max(day_ends, now + OPENS_BEFORE)  # just before midnight the next day's first is open already
    rows = hosted_by(request.user).filter(state="planned", starts_at__lte=until, ends_at__gte=now)
    sessions = list(rows.select_related("initiative").order_by("starts_at", "pk")[:10])
    return Panel("coordination/checkin/partner_panel.html", {"sessions": sessions}) if sessions else None
