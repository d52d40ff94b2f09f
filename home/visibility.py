"""Which branches of the tree the public doesn't see: those with a restriction, and those of a page taken down.

Wagtail asks the database anew for every list of a page, and leaves the pages below one taken down published.
"""

from collections.abc import Iterable
from typing import Any

from django.core.cache import cache
from django.db.models import F, Q, Value
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.signals import page_published, page_unpublished, post_page_move

KEPT = 60  # seconds, should a process with a cache of its own miss the signal
KEY = "home:hidden-branches"
CLOSED, DOWN = "closed", "down"


class VisibleQuerySet(PageQuerySet):
    """Pages; `public()` reads the closed branches from the cache."""

    def private_q(self) -> Q:
        """Pages in a branch that is closed or was taken down; none when there is no such branch."""
        return _within(path for _kind, path in hidden_branches())

    def standing(self) -> "VisibleQuerySet":
        """Published pages with every page above them published, too; a restriction is asked about elsewhere."""
        return self.live().exclude(below_taken_down())


def below_taken_down() -> Q:
    """Pages in the branch of a page that is not published."""
    return _within(path for kind, path in hidden_branches() if kind == DOWN)


def hidden_branches() -> list[tuple[str, str]]:
    """Why a branch is hidden, and its path in the tree."""
    kept: list[tuple[str, str]] | None = cache.get(KEY)
    if kept is None:
        closed = PageViewRestriction.objects.values_list(Value(CLOSED), F("page__path"))
        down = Page.objects.filter(live=False, numchild__gt=0).order_by()
        kept = list(closed.union(down.values_list(Value(DOWN), F("path"))))
        cache.set(KEY, kept, KEPT)
    return kept


def _within(paths: Iterable[str]) -> Q:
    condition = Q(pk__in=[])
    for path in paths:
        condition |= Q(path__startswith=path)
    return condition


def forget_closed_branches(**_signal: Any) -> None:
    """A branch was closed, opened, moved, taken down or published."""
    cache.delete(KEY)


def watch() -> None:
    """Follow every change at once."""
    post_save.connect(forget_closed_branches, sender=PageViewRestriction, dispatch_uid="closed-saved")
    post_delete.connect(forget_closed_branches, sender=PageViewRestriction, dispatch_uid="closed-deleted")
    post_page_move.connect(forget_closed_branches, dispatch_uid="closed-moved")
    page_unpublished.connect(forget_closed_branches, dispatch_uid="closed-unpublished")
    page_published.connect(forget_closed_branches, dispatch_uid="closed-published")
