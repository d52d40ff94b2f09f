"""What can be searched. A room offers its own things; the search knows none of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.db.models.signals import post_save
from django.http import HttpRequest
from django.utils.functional import Promise

from core.registries import Registry


@dataclass(frozen=True)
class SearchText:
    """The words of one thing, and what decides among equals: the newest first, then the lowest `tie`."""

    title: str
    lead: str
    body: str
    newest: datetime
    group: int
    tie: int = 0


@dataclass(frozen=True)
class SearchHit:
    """One line of the results. `language` is that of title and lead."""

    label: str | Promise
    title: str
    lead: str
    url: str
    language: str
    when: str = ""


@dataclass(frozen=True)
class SearchSource:
    """One kind of thing.

    `indexed()` is all that may be found by anyone, `shown()` that which this reader may open in the language
    of the page; both are asked anew each time, so that what is withdrawn is gone at once. `watched` names the
    models whose saving changes the words, and what of ours it touches.
    """

    kind: str
    indexed: Callable[[], QuerySet[Any]]
    shown: Callable[[], QuerySet[Any]]
    text_of: Callable[[Any], SearchText]
    hits: Callable[[Iterable[int], HttpRequest], Mapping[int, SearchHit]]
    watched: Mapping[type[Model], Callable[[Any], Iterable[int]]]


search_sources: Registry[SearchSource] = Registry()
Listener = Callable[[SearchSource, Iterable[int]], None]
# Written when a page is saved as a draft: the public text stays as it was.
_DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def offer(source: SearchSource, *, order: int = 100) -> None:
    """Let the search find what a source has."""
    search_sources.register(source.kind, source, order=order)


def watch(refresh: Listener) -> None:
    """Call `refresh` when something a source watches is saved. Stands last, when every room has offered."""
    for source in search_sources:
        for model, touched in source.watched.items():
            post_save.connect(
                _receiver(source, touched, refresh),
                sender=model,
                weak=False,
                dispatch_uid=f"search:{source.kind}:{model._meta.label}",
            )


def _receiver(
    source: SearchSource, touched: Callable[[Any], Iterable[int]], refresh: Listener
) -> Callable[..., None]:
    def saved(
        sender: Any, instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any
    ) -> None:
        only_draft = update_fields is not None and _DRAFT_FIELDS.issuperset(update_fields)
        if not raw and not only_draft:
            refresh(source, touched(instance))

    return saved
