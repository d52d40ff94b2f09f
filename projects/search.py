"""What this room lets the search find: project pages, with the places and words of their record."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.search.pages import hit_of_page, in_language, page_source, text_of_page
from home.search.sources import SearchHit, SearchSource, SearchText
from projects.models import DistrictPage, Project, ProjectPage

KIND = "project"


def project_source() -> SearchSource:
    """Published project pages."""
    return SearchSource(
        kind=KIND,
        indexed=_indexed,
        shown=lambda: in_language(ProjectPage.objects.published()),
        text_of=_text_of,
        hits=_hits,
        watched={
            ProjectPage: lambda page: [page.pk],
            Project: lambda project: project.pages.values_list("pk", flat=True),
        },
    )


def district_source() -> SearchSource:
    """The districts' own pages."""
    return page_source("district", [DistrictPage])


def _indexed() -> QuerySet[Any]:
    return ProjectPage.objects.published().for_page().prefetch_related("project__areas", "project__partners")


def _text_of(page: Any) -> SearchText:
    project = page.project
    places = [project.postal_code, project.municipality, project.district, *project.areas.all()]
    words = [project.get_theme_display(), *(partner.name for partner in project.partners.all())]
    return text_of_page(page, lead=[str(place) for place in places if place], body=words)


def _hits(object_ids: Iterable[int], request: HttpRequest) -> dict[int, SearchHit]:
    pages = ProjectPage.objects.filter(pk__in=object_ids).defer_streamfields()
    found = ((page.pk, hit_of_page(page, _("Project"), request)) for page in pages)
    return {pk: hit for pk, hit in found if hit is not None}
