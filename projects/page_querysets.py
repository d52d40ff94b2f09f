"""Reads of project pages for lists."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.models import PageManager

from home.languages import original_locale
from home.visibility import VisibleQuerySet
from projects.querysets import theirs_q

RESULTS = "results"  # the block that tells what came of a project


class ProjectPageQuerySet(VisibleQuerySet):
    """Project pages."""

    def published(self) -> ProjectPageQuerySet:
        """Live pages everyone may open."""
        return self.live().public().filter(project__isnull=False)

    def readable_by(self, user: Any) -> ProjectPageQuerySet:
        """Live pages this person may open: what everybody may, and restricted projects that are theirs."""
        if not user.is_authenticated:
            return self.published()
        theirs = self.for_members().filter(theirs_q(user, "project__"))
        keys = theirs.order_by().values_list("pk", flat=True)
        public = ~self.private_q() & Q(project__isnull=False)
        return self.live().filter(public | Q(pk__in=keys))

    def originals(self) -> ProjectPageQuerySet:
        """Each project told once: the Danish pages. Readers of English get the English version of those shown."""
        return self.filter(locale=original_locale())

    def told(self, *projects: Any) -> set[int]:
        """Keys of those of the projects of which a published page says in words what came of them."""
        rows = self.standing().filter(project__in=projects)
        return {page.project_id for page in rows if _tells_results(page)}

    def for_cards(self) -> ProjectPageQuerySet:
        """With what a card shows, and without the long text (it doubles the cost of a list)."""
        return (
            self.select_related(
                "project__district", "project__municipality", "project__postal_code", "picture"
            )
            .prefetch_related("picture__renditions")
            .defer_streamfields()
        )

    def for_page(self) -> ProjectPageQuerySet:
        """With what the page itself shows beside its text."""
        return self.select_related(
            "project__district", "project__municipality", "project__postal_code", "picture"
        )


def _tells_results(page: Any) -> bool:
    return any(
        block["type"] == RESULTS and (block["value"].get("text") or "").strip()
        for block in page.body.raw_data  # as stored: the other blocks need not be built
    )


class ProjectPageManager(PageManager.from_queryset(ProjectPageQuerySet)):  # type: ignore[misc]
    """Project pages in tree order."""

    def get_queryset(self) -> Any:
        """Ours, with Wagtail's ordering."""
        return ProjectPageQuerySet(self.model, using=self._db).order_by("path")
