"""What a project page shows beside its editor's text: the record, its dates, its partners and its news."""

from typing import Any

from django.http import HttpRequest

from accounts.history import history_of
from core.registries import project_panels, render_panels
from home.languages import in_reading_language
from home.models import NewsPage
from home.signposts import help_signs
from projects.enums import ProjectKind
from projects.facts import facts_of
from projects.timeline import story_of, timeline_of

NEWS = 3


def context_of(page: Any, request: HttpRequest) -> dict[str, Any]:
    """For a page with a stored record."""
    project = page.project
    for_victims = project.kind == ProjectKind.VICTIM_CARE
    history, facts = history_of(project), facts_of(project)
    return {
        "project": project,
        "for_victims": for_victims,
        "signs": help_signs() if for_victims else [],
        "timeline": timeline_of(project, history),
        # When victims meet is nobody else's business.
        "story": story_of(project, history, with_sessions=not for_victims),
        "areas": facts.areas,
        "partners": () if _names_partners(page) else facts.partners,
        "news": _news(page),
        "panels": render_panels(project_panels, request, project),
    }


def _names_partners(page: Any) -> bool:
    """They are told once: by the editor's own block, else from the record."""
    return any(block.block_type == "partners" for block in page.body)


def _news(page: Any) -> list[Any]:
    """The project's own, the newest first. Whoever may open the page may open them."""
    if not page.numchild:
        return []
    rows = NewsPage.objects.standing().originals().child_of(page).for_cards()
    newest = rows.order_by("-published_on", "-pk")[:NEWS]
    return in_reading_language(newest, NewsPage.objects.live().for_cards())
