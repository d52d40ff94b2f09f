"""What all searchable pages share: their text, and the language they are shown in."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.models import Page, PageViewRestriction

from home.base import BasePage
from home.languages import language_of, reading_language
from home.search.sources import SearchHit, SearchSource, SearchText
from home.visibility import open_pages


def page_source(kind: str, models: Sequence[type[BasePage]]) -> SearchSource:
    """Pages with a text of their own, named on the results by their type."""

    def indexed() -> QuerySet[Any]:
        return open_pages().type(*models).specific()

    watched: dict[Any, Any] = {model: _own_key for model in models}
    return SearchSource(
        kind=kind,
        indexed=indexed,
        shown=lambda: in_language(indexed()),
        text_of=text_of_page,
        hits=_hits,
        # A page that gets a password is gone at once; which pages lie below it is asked when somebody searches.
        watched=watched | {PageViewRestriction: lambda restriction: ()},
    )


def in_language(pages: QuerySet[Any]) -> QuerySet[Any]:
    """The pages a reader of this language gets: translated ones, and the original of those that are not."""
    original, language = settings.LANGUAGE_CODE, reading_language()
    if language == original:
        return pages.filter(locale__language_code=original)
    translated = Page.objects.live().filter(
        locale__language_code=language, translation_key=OuterRef("translation_key")
    )
    return pages.filter(locale__language_code=language) | pages.filter(
        ~Exists(translated), locale__language_code=original
    )


def text_of_page(page: Any, *, lead: Iterable[str] = (), body: Iterable[str] = ()) -> SearchText:
    """A page's own words, and more that its room knows of it."""
    stream = page.body.stream_block.get_searchable_content(page.body)
    return SearchText(
        title=page.title,
        lead=" ".join([getattr(page, "lead", ""), *lead]),
        body=" ".join([*map(str, stream), *body]),
        newest=page.first_published_at or page.latest_revision_created_at or timezone.now(),
        group=page.pk,
    )


def hit_of_page(page: Any, label: Any, request: HttpRequest) -> SearchHit | None:
    """A line of the results, or None for a page outside the site."""
    url = page.get_url(request)
    return SearchHit(label, page.title, getattr(page, "lead", ""), url, language_of(page)) if url else None


def _hits(object_ids: Iterable[int], request: HttpRequest) -> dict[int, SearchHit]:
    pages = Page.objects.filter(pk__in=object_ids).defer_streamfields().specific()
    found = ((page.pk, hit_of_page(page, capfirst(page._meta.verbose_name), request)) for page in pages)
    return {pk: hit for pk, hit in found if hit is not None}


def _own_key(page: Any) -> list[int]:
    return [page.pk]
