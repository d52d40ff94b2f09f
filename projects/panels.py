"""What this room shows on the front page and on the districts' pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from home.languages import in_reading_language
from projects.enums import Stage
from projects.listing import cards_of
from projects.models import ProjectPage
from projects.querysets import OPEN_STAGES

NEWEST = 3
OF_A_DISTRICT = 6
OUTCOMES = 3
LOOKED_AT = 12  # not every finished project tells its outcome in two sentences
WITH_OUTCOME = (Stage.CLOSED, Stage.EVALUATING)


@dataclass(frozen=True)
class Outcome:
    """What people said and what was done, in a sentence each, and where to read more."""

    page: Any
    url: str
    said: str
    did: str


def newest_projects(request: HttpRequest, page: Any) -> Panel | None:
    """The newest projects one can take part in, as cards."""
    joinable = _newest().filter(project__stage__in=OPEN_STAGES)
    cards = cards_of(joinable[:NEWEST], request)
    return Panel("projects/panels/newest.html", {"cards": cards}) if cards else None


def district_projects(request: HttpRequest, page: Any) -> Panel:
    """The newest of a district."""
    rows = _newest().filter(project__district=page.district_id)
    context = {"cards": cards_of(rows[:OF_A_DISTRICT], request), "district": page.district_id}
    return Panel("projects/panels/district.html", context)


def outcomes(request: HttpRequest, page: Any) -> Panel | None:
    """What came of finished projects, the latest first."""
    rows = ProjectPage.objects.published().originals().filter(project__stage__in=WITH_OUTCOME)
    latest = rows.select_related("project").order_by("-last_published_at", "-pk")[:LOOKED_AT]
    shown = in_reading_language(latest, ProjectPage.objects.live())
    found = list(_outcomes(shown, request))[:OUTCOMES]
    return Panel("projects/panels/outcomes.html", {"outcomes": found}) if found else None


def _newest() -> Any:
    return ProjectPage.objects.published().originals().for_cards().order_by("-first_published_at", "-pk")


def _outcomes(pages: list[Any], request: HttpRequest) -> Iterator[Outcome]:
    for page in pages:
        for block in page.body.raw_data:  # as stored: the other blocks need not be built
            value = block["value"]
            if block["type"] == "results" and value.get("said") and value.get("did"):
                yield Outcome(page, page.get_url(request), value["said"], value["did"])
