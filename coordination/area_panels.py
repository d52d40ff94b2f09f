"""The coming sessions of an area and who is missing there, on its card."""

from typing import Any

from django.http import HttpRequest

from coordination.staffing import with_missing
from core.registries import Panel, area_panels
from projects.models import Session

SHOWN = 8


def register() -> None:
    """Panel."""
    area_panels.register("sessions", sessions_of_area, order=30)


def sessions_of_area(request: HttpRequest, area: Any) -> Panel:
    """The next ones, of projects that are about the area."""
    rows = Session.objects.visible_to(request.user).coming().filter(initiative__project__areas=area)
    found = with_missing(rows.select_related("initiative", "postal_code").order_by("starts_at", "pk"))
    return Panel("coordination/workspace/area_panel.html", {"sessions": list(found[:SHOWN])})
