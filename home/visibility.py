"""Which branches of the tree the public doesn't see: those with a restriction, those of a page taken down, and
those that a room above closes (a project for its members alone).

Wagtail asks the database anew for every list of a page, and leaves the pages below one taken down published.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Left
from django.db.models.lookups import In
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.registries import Registry

KEPT = 60  # seconds, should a process with a cache of its own miss the signal
KEY = "home:hidden-branches"
CLOSED, DOWN, MEMBERS = "closed", "down", "members"
# What a room closes to everybody but some: the paths of its pages.
member_branches: Registry[Callable[[], QuerySet[Any]]] = Registry()


class VisibleQuerySet(PageQuerySet):
    """Pages; `public()` reads the closed branches from the cache."""

    def private_q(self) -> Q:
        """Pages in a branch that is closed or was taken down; none when there is no such branch."""
        return in_hidden_branch()

    def standing(self) -> "VisibleQuerySet":
        """Published pages with every page above them published, too; a restriction is asked about elsewhere."""
        return self.live().exclude(below_taken_down())

    def for_members(self) -> "VisibleQuerySet":
        """Published pages in a branch that some alone may open; a restriction of Wagtail's still closes it."""
        paths = [path for kind, path in hidden_branches() if kind == MEMBERS]
        closed = _within(path for kind, path in hidden_branches() if kind == CLOSED)
        return self.standing().filter(_within(paths)).exclude(closed)


def below_taken_down() -> Q:
    """Pages in the branch of a page that is not published."""
    return _within(path for kind, path in hidden_branches() if kind == DOWN)


def hidden_branches() -> list[tuple[str, str]]:
    """Why a branch is hidden, and its path in the tree."""
    kept: list[tuple[str, str]] | None = cache.get(KEY)
    if kept is None:
        closed = PageViewRestriction.objects.values_list(Value(CLOSED), F("page__path"))
        down = Page.objects.filter(live=False, numchild__gt=0).order_by()
        rows = closed.union(down.values_list(Value(DOWN), F("path")))
        kept = [*rows, *((MEMBERS, path) for source in member_branches for path in source())]
        cache.set(KEY, kept, KEPT)
    return kept


def in_hidden_branch() -> Q:
    """Pages that not everybody may open."""
    return _within(path for _kind, path in hidden_branches())


def _within(paths: Iterable[str]) -> Q:
    """Pages at or below the paths. One condition for each depth, however many paths: a district may close hundreds."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for path in paths:
        by_length[len(path)].append(path)
    condition = Q(pk__in=[])
    for length, known in by_length.items():
        condition |= Q(In(Left(F("path"), length), known))
    return condition


def foreign_members_pages(user: Any) -> list[int]:
    """Ids of pages for some alone, in branches that an editor doesn't work in: not even their titles are theirs."""
    paths = [path for kind, path in hidden_branches() if kind == MEMBERS]
    if not paths:
        return []
    own = page_permission_policy.instances_user_has_any_permission_for(user, {"add", "change", "publish"})
    rows = Page.objects.filter(_within(paths)).exclude(pk__in=own.values("pk"))
    return list(rows.values_list("pk", flat=True))


def in_members_branch(path: str) -> bool:
    """Whether a page with that path is for some alone."""
    return _lies_below(MEMBERS, path)


def in_closed_branch(path: str) -> bool:
    """Whether Wagtail's restrictions close the page with that path."""
    return _lies_below(CLOSED, path)


def _lies_below(kind: str, path: str) -> bool:
    return any(kind == each and path.startswith(branch) for each, branch in hidden_branches())


def open_pages() -> PageQuerySet:
    """Published pages of every type that everybody may open."""
    return Page.objects.live().exclude(in_hidden_branch())


def forget_closed_branches(**_signal: Any) -> None:
    """A branch was closed, opened, moved, taken down or published.

    Once more when it is stored: meanwhile somebody else may have kept what stood there before.
    """
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY))


def watch() -> None:
    """Follow every change at once."""
    post_save.connect(forget_closed_branches, sender=PageViewRestriction, dispatch_uid="closed-saved")
    post_delete.connect(forget_closed_branches, sender=PageViewRestriction, dispatch_uid="closed-deleted")
    post_page_move.connect(forget_closed_branches, dispatch_uid="closed-moved")
    page_unpublished.connect(forget_closed_branches, dispatch_uid="closed-unpublished")
    page_published.connect(forget_closed_branches, dispatch_uid="closed-published")
