"""What a partner sees of its own projects on `/partner/`. The room's registrations hang it up."""

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest

from core.registries import Panel
from projects.enums import Stage
from projects.models import Initiative, ProjectPage, Session

SHOWN = 20  # initiatives
NEXT_DAYS = 5  # sessions of an initiative


def own_initiatives(request: HttpRequest, associations: Any) -> Panel:
    """The initiatives of projects the associations are partners of, with what is coming."""
    coming = Session.objects.coming().select_related("postal_code").order_by("starts_at", "pk")
    rows = (
        Initiative.objects.filter(project__partnerships__organisation__in=associations)
        .exclude(project__stage=Stage.CLOSED)
        .select_related("project")
        .prefetch_related(Prefetch("sessions", coming, to_attr="coming"))
        .distinct()
    )
    found = list(rows[:SHOWN])
    pages = ProjectPage.objects.readable_by(request.user).originals()
    projects = {each.project_id for each in found}
    urls = {page.project_id: page.get_url(request) for page in pages.filter(project__in=projects)}
    lines = [(each, urls.get(each.project_id, ""), each.coming[:NEXT_DAYS]) for each in found]
    return Panel("projects/panels/partner.html", {"lines": lines})
