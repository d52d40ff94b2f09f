"""Finds what has every word. Title before lead before body, then the newest; the same on every database."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable

from core import danish
from home.search.models import Place, SearchEntry, SearchWord
from home.search.sources import search_sources

MOST_FOUND = 300
ORDER = ("-newest", "tie", "kind", "object_id")


@dataclass(frozen=True)
class Found:
    """Where a thing that was found is."""

    kind: str
    object_id: int


def find(text: str) -> list[Found]:
    """What everybody may open and that has every word, best first, at most `MOST_FOUND`."""
    return _grouped(_matching(text, showable()).order_by("weight", *ORDER)[:MOST_FOUND])


def object_ids(kind: str, text: str) -> QuerySet[SearchEntry, Any]:
    """The ids of one kind's things that have every word, as a subquery. Whether they may be shown isn't asked."""
    return _matching(text, SearchEntry.objects.filter(kind=kind)).values("object_id")


def find_typed(text: str, most: int) -> list[Found]:
    """Things whose title has the words, the last of which may be unfinished; the newest first."""
    words = danish.tokens(danish.bounded(text))
    if not words:
        return []
    *earlier, last = words[: danish.MOST_WORDS]
    typed = Q(place=Place.TYPED, key__startswith=danish.folded(last)) | Q(
        place=Place.TITLE, key__in=danish.keys(last)
    )
    conditions = [typed, *(Q(place=Place.TITLE, key__in=danish.keys(word)) for word in earlier)]
    rows = showable()
    for condition in conditions:
        rows = rows.filter(Exists(SearchWord.objects.filter(condition, entry=OuterRef("pk"))))
    return _grouped(rows.order_by(*ORDER)[: most * 5])[:most]


def showable() -> QuerySet[SearchEntry]:
    """Entries of what this reader may open, asked of the sources themselves."""
    allowed = Q(pk__in=[])
    for source in search_sources:
        allowed |= Q(kind=source.kind, object_id__in=source.shown().order_by().values("pk"))
    return SearchEntry.objects.filter(allowed)


def _matching(text: str, entries: QuerySet[SearchEntry]) -> QuerySet[Any]:
    """Those with every word; where no entry has a compound, those with its parts."""
    exact = danish.query_terms(text)
    rows = _having(exact, entries)
    broader = danish.broader_terms(text)
    if broader == exact or rows.exists():
        return rows
    return _having(broader, entries)


def _having(terms: list[frozenset[str]], entries: QuerySet[SearchEntry]) -> QuerySet[Any]:
    """Entries that have one key of each term. `weight` adds up the best places of the terms."""
    if not terms:
        return entries.none().annotate(weight=Value(0))
    rows: QuerySet[Any] = entries.filter(
        words__key__in=frozenset().union(*terms), words__place__lte=Place.BODY
    )
    weight: Combinable | None = None
    for number, term in enumerate(terms):
        name = f"term{number}"
        rows = rows.annotate(**{name: Min("words__place", filter=Q(words__key__in=term))})
        rows = rows.filter(**{f"{name}__isnull": False})
        weight = F(name) if weight is None else weight + F(name)
    return rows.annotate(weight=weight)


def _grouped(rows: QuerySet[SearchEntry]) -> list[Found]:
    """The first of each group, in order."""
    first: dict[tuple[str, int], Found] = {}
    for kind, object_id, group_id in rows.values_list("kind", "object_id", "group_id"):
        first.setdefault((kind, group_id), Found(kind, object_id))
    return list(first.values())
