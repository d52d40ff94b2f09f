"""Which branches of the tree are closed to the public. Wagtail asks the database anew for every list of a page."""

from typing import Any

from django.core.cache import cache
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail.signals import post_page_move

KEPT = 60  # seconds, should a process with a cache of its own miss the signal
KEY = "home:closed-branches"


class VisibleQuerySet(PageQuerySet):
    """Pages; `public()` reads the closed branches from the cache."""

    def private_q(self) -> Q:
        """Pages in a closed branch; none when no branch is closed."""
        condition = Q(pk__in=[])
        for path in closed_branches():
            condition |= Q(path__startswith=path)
        return condition


def closed_branches() -> list[str]:
    """The tree paths of the pages with a restriction."""
    kept: list[str] | None = cache.get(KEY)
    if kept is None:
        kept = list(PageViewRestriction.objects.values_list("page__path", flat=True))
        cache.set(KEY, kept, KEPT)
    return kept


def forget_closed_branches(**_signal: Any) -> None:
    """A branch was closed, opened or moved."""
    cache.delete(KEY)


def watch() -> None:
    """Follow every change at once."""
    post_save.connect(forget_closed_branches, sender=PageViewRestriction, dispatch_uid="closed-saved")
    post_delete.connect(forget_closed_branches, sender=PageViewRestriction, dispatch_uid="closed-deleted")
    post_page_move.connect(forget_closed_branches, dispatch_uid="closed-moved")
