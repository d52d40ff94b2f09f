"""Reads of project pages for lists."""

from __future__ import annotations

from typing import Any

from wagtail.models import PageManager

from home.languages import original_locale
from home.visibility import VisibleQuerySet


class ProjectPageQuerySet(VisibleQuerySet):
    """Project pages."""

    def published(self) -> ProjectPageQuerySet:
        """Live pages everyone may open."""
        return self.live().public().filter(project__isnull=False)

    def originals(self) -> ProjectPageQuerySet:
        """Each project told once: the Danish pages. Readers of English get the English version of those shown."""
        return self.filter(locale=original_locale())

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


class ProjectPageManager(PageManager.from_queryset(ProjectPageQuerySet)):  # type: ignore[misc]
    """Project pages in tree order."""

    def get_queryset(self) -> Any:
        """Ours, with Wagtail's ordering."""
        return ProjectPageQuerySet(self.model, using=self._db).order_by("path")
