"""“When are the police near you?” on the front page and on the districts' pages."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from core.registries import Panel
from projects.enums import SessionState
from projects.presence.selectors import Row, days_of, drop_in_sessions

NEXT = 3


def next_visits(request: HttpRequest, page: Any) -> Panel | None:
    """The next three anywhere; nothing when there are none."""
    return _panel(drop_in_sessions(), "")


def next_in_district(request: HttpRequest, page: Any) -> Panel | None:
    """The next three in the district of the page."""
    rows = drop_in_sessions().filter(initiative__project__district=page.district_id)
    return _panel(rows, page.district_id)


def _panel(rows: Any, district: str) -> Panel | None:
    coming = rows.filter(ends_at__gt=timezone.now(), state=SessionState.PLANNED)[:NEXT]
    found: list[Row] = [row for day in days_of(coming, None) for row in day.rows]
    context = {"rows": found, "district": district}
    return Panel("projects/presence/panel.html", context) if found else None
