"""Suggestions while somebody types: places to look around, and titles."""

import hashlib
from dataclasses import asdict, dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import danish
from home.search.finding import find_typed
from home.search.hits import hits_of
from home.search.index import generation
from places.models import PostalCode

FEWEST_LETTERS = 2
MOST = 8
MOST_PLACES = 3
KEPT = 60  # seconds


@dataclass(frozen=True)
class Suggested:
    """A line of the list under the field."""

    label: str
    url: str
    kind: str


def suggestions(text: str, request: HttpRequest) -> list[dict[str, str]]:
    """At most `MOST` suggestions as plain rows, kept for a minute or until the index changes."""
    words = danish.tokens(danish.bounded(text))
    if len("".join(words)) < FEWEST_LETTERS:
        return []
    digest = hashlib.sha256(" ".join(words).encode()).hexdigest()
    key = f"search:suggest:{generation()}:{get_language()}:{digest}"
    kept: list[dict[str, str]] | None = cache.get(key)
    if kept is None:
        kept = [asdict(each) for each in [*_places(" ".join(words)), *_titles(text, request)][:MOST]]
        cache.set(key, kept, KEPT)
    return kept


def _places(text: str) -> list[Suggested]:
    """Postal codes that begin so, or whose town does."""
    found = list(PostalCode.objects.search(text)[:MOST_PLACES]) or list(
        PostalCode.objects.search(danish.respelled(text))[:MOST_PLACES]
    )
    address = f"{reverse('wagtail_serve', args=['projekter/'])}?postnummer="
    return [Suggested(str(code), f"{address}{code.pk}", _("Place")) for code in found]


def _titles(text: str, request: HttpRequest) -> list[Suggested]:
    hits = hits_of(find_typed(text, MOST), request)
    rows = [Suggested(_titled(hit.title, hit.when), hit.url, str(hit.label)) for hit in hits]
    return list({row.label: row for row in reversed(rows)}.values())[
        ::-1
    ]  # two roles at one session read alike


def _titled(title: str, when: str) -> str:
    return f"{title}, {when}" if when else title
