"""How one begins to follow from a project or a district, and what one follows on Min side."""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from core.registries import Panel
from projects.enums import Access, ProjectKind
from projects.follow.forms import AreaForm
from projects.follow.models import Follow, Pace
from projects.follow.readable import path_of
from projects.follow.targets import Target, target_of
from projects.models import ProjectPage

ADDRESS = re.compile(r"/projekter/([-\w]+)/$")


@dataclass(frozen=True)
class Row:
    """One follow as its receiver sees it, and the button that changes it. `url` is empty when nothing can be read."""

    pk: int
    name: str
    url: str
    weekly: bool

    @property
    def other_pace(self) -> str:
        """What the button changes to."""
        return str(Pace.INSTANT if self.weekly else Pace.WEEKLY)


def follow_project(request: HttpRequest, project: Any) -> Panel | None:
    """Button, feed and calendar of a project. Care for victims is not something to be seen to follow."""
    if project.kind == ProjectKind.VICTIM_CARE or not project.pk:
        return None
    address = ADDRESS.search(request.path)
    context: dict[str, Any] = {
        "target": Target(project=project),
        # Whoever is inside hears by mail; a feed is for everybody.
        "slug": address[1] if address and project.access != Access.RESTRICTED else "",
    }
    if request.user.is_authenticated:
        context["follows"] = Follow.objects.filter(person=request.user.pk, project=project).exists()
    return Panel("projects/follow/panels/follow_project.html", context, aside=True)


def follow_district(request: HttpRequest, page: Any) -> Panel:
    """Follow the place where one lives; the district's feed and calendar."""
    context = {"district": page.district_id, "area": AreaForm()}
    return Panel("projects/follow/panels/follow_area.html", context)


def my_follows(request: HttpRequest, person: Any) -> Panel:
    """What the person follows, with buttons to change and stop."""
    rows = rows_of(Follow.objects.filter(person=person.pk), person)
    return Panel("projects/follow/panels/mine.html", {"rows": rows}, aside=True)


def rows_of(follows: Any, user: Any = None) -> list[Row]:
    """Rows for a page of follows. A project that the receiver may not open now has no name and no link."""
    found = list(follows.with_names())
    pages = _pages([follow.project_id for follow in found if follow.project_id], user)
    return [_row(follow, pages) for follow in found]


def _row(follow: Follow, pages: dict[int, Any]) -> Row:
    target, weekly = target_of(follow), follow.pace == Pace.WEEKLY
    if not follow.project_id:
        projects = reverse("wagtail_serve", args=["projekter/"])
        return Row(follow.pk, target.name, f"{projects}?{target.query}", weekly)
    page = pages.get(follow.project_id)
    return Row(follow.pk, target.name if page else "", path_of(page) if page else "", weekly)


def _pages(projects: list[int], user: Any) -> dict[int, Any]:
    if not projects:
        return {}
    readable = ProjectPage.objects.published() if user is None else ProjectPage.objects.readable_by(user)
    rows = readable.originals().filter(project__in=projects).defer_streamfields()
    return {page.project_id: page for page in rows}
