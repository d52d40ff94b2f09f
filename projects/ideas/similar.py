"""Ideas and projects that are like what somebody is writing. Any of the words counts, rare ones the most.

`home.search` wants every word; here the text is long and half of its words are beside the point.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from dataclasses import asdict, dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import get_language

from core import danish
from home.search.finding import Found, showable
from home.search.hits import hits_of
from home.search.index import generation
from home.search.models import Place, SearchWord

KINDS = ("idea", "project")
MOST = 4
FEWEST_LETTERS = 4
KEPT = 60  # seconds
_WORTH = {Place.TITLE: 3.0, Place.LEAD: 1.5, Place.BODY: 1.0}
_LEAST = 2.0  # of the best that a word in the title could give: one rare word there, or several elsewhere


@dataclass(frozen=True)
class Like:
    """One line: what kind it is, its title and where to read it."""

    kind: str
    title: str
    lead: str
    url: str
    language: str


def like(text: str, request: HttpRequest) -> list[dict[str, str]]:
    """At most `MOST` things that everybody may open, the most alike first; kept for a minute."""
    terms = danish.broader_terms(text.replace("\0", " "))
    if len("".join(danish.query_words(text))) < FEWEST_LETTERS:
        return []
    mark = "|".join(sorted(",".join(sorted(term)) for term in terms))
    digest = hashlib.sha256(mark.encode()).hexdigest()
    key = f"ideas:like:{generation()}:{get_language()}:{digest}"
    kept: list[dict[str, str]] | None = cache.get(key)
    if kept is None:
        hits = hits_of(_found(terms), request)
        kept = [asdict(Like(str(hit.label), hit.title, hit.lead, hit.url, hit.language)) for hit in hits]
        cache.set(key, kept, KEPT)
    return kept


def _found(terms: list[frozenset[str]]) -> list[Found]:
    entries = showable().filter(kind__in=KINDS)
    rows = SearchWord.objects.filter(
        entry__in=entries, key__in=frozenset().union(*terms), place__in=list(_WORTH)
    ).values_list("entry__kind", "entry__object_id", "entry__group_id", "key", "place")
    places: dict[Found, dict[frozenset[str], int]] = defaultdict(dict)
    groups: dict[Found, tuple[str, int]] = {}
    for kind, object_id, group, word, place in rows:
        thing = Found(kind, object_id)
        groups[thing] = (kind, group)
        for term in terms:
            if word in term:
                places[thing][term] = min(place, places[thing].get(term, place))
    return _best(places, groups)


def _best(
    places: dict[Found, dict[frozenset[str], int]], groups: dict[Found, tuple[str, int]]
) -> list[Found]:
    """Ranked by how rare the shared words are and where they stand; one of each group."""
    known: dict[frozenset[str], int] = defaultdict(int)
    for found in places.values():
        for term in found:
            known[term] += 1
    scores = {
        thing: sum(_WORTH[Place(place)] / math.sqrt(known[term]) for term, place in found.items())
        + len(found)
        - 1
        for thing, found in places.items()
    }
    ranked = sorted(
        (thing for thing in scores if scores[thing] >= _LEAST or len(places[thing]) > 1),
        key=lambda thing: (-scores[thing], thing.kind, -thing.object_id),
    )
    first = {groups[thing]: thing for thing in reversed(ranked)}
    return sorted(first.values(), key=lambda thing: (-scores[thing], thing.kind, -thing.object_id))[:MOST]
