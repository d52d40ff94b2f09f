"""What this room shows on the districts' pages, on project pages and on Min side."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from projects.enums import ProjectKind
from projects.ideas.models import Idea

OF_A_DISTRICT = 3


def district_ideas(request: HttpRequest, page: Any) -> Panel:
    """The way to propose something, and the newest that others have."""
    rows = Idea.objects.published().with_place().filter(district=page.district_id)
    context = {"ideas": list(rows.order_by("-published_at")[:OF_A_DISTRICT]), "district": page.district_id}
    return Panel("ideas/panels/district.html", context)


def began_as_idea(request: HttpRequest, project: Any) -> Panel | None:
    """The ideas a project answers. Projects that care for victims show none."""
    if project.kind == ProjectKind.VICTIM_CARE:
        return None
    ideas = list(Idea.objects.published().with_place().filter(project=project).order_by("sent_at"))
    return Panel("ideas/panels/project.html", {"ideas": ideas}) if ideas else None


def my_ideas(request: HttpRequest, person: Any) -> Panel | None:
    """What the person proposed, and the answer."""
    ideas = list(Idea.objects.filter(author=person).select_related("district").prefetch_related("replies"))
    return Panel("ideas/panels/my_ideas.html", {"ideas": ideas}) if ideas else None
