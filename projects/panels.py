"""What this room shows on the front page."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from projects.listing import card_of
from projects.models import ProjectPage

NEWEST = 3


def newest_projects(request: HttpRequest, page: Any) -> Panel | None:
    """The projects published last, as cards."""
    rows = ProjectPage.objects.published().for_cards()
    newest = list(rows.order_by("-first_published_at", "-pk")[:NEWEST])
    if not newest:
        return None
    return Panel("projects/panels/newest.html", {"cards": [card_of(row, request) for row in newest]})
