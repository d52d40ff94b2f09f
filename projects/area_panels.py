"""What is done in an area, on its card."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel, area_panels
from projects.enums import Stage
from projects.models import Initiative


def register() -> None:
    """Panel."""
    area_panels.register("initiatives", initiatives_of_area, order=20)


def initiatives_of_area(request: HttpRequest, area: Any) -> Panel:
    """The initiatives of projects that are about the area and aren't finished."""
    rows = Initiative.objects.visible_to(request.user).filter(project__areas=area)
    rows = rows.exclude(project__stage=Stage.CLOSED).select_related("project").order_by("title", "pk")
    return Panel("projects/workspace/area_panel.html", {"initiatives": list(rows)})
