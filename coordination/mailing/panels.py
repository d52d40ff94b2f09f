"""Ways to a message from other pages."""

from typing import Any

from django.http import HttpRequest

from accounts.scope import scope_of
from coordination.mailing.audience import AREA
from core.registries import Panel


def write_to_area(request: HttpRequest, area: Any) -> Panel | None:
    """On an area's card, for who may write to everybody in it."""
    scope, district = scope_of(request.user), area.municipality.district_id
    if district not in scope.coordinator and not (district in scope.officer and area.pk in scope.areas):
        return None
    return Panel("coordination/mailing/write_to_area.html", {"area": area, "parameter": AREA})
