"""`/sitemap.xml`: the public pages, each in the languages it really is in."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap

from core.addresses import absolute
from home.languages import language_of
from home.models import HomePage, NewsIndexPage
from home.visibility import open_pages
from projects.ideas.models import Idea
from projects.models import ProjectIndexPage
from tryghed.languages import interface_paths, original_path, paths_of

INTERFACE = ("tasks", "apply", "interest", "presence", "follow", "idea_intro", "idea_list")


@dataclass(frozen=True)
class Address:
    """One address, when it last changed, and the same in other languages."""

    url: str
    changed: datetime | None
    alternates: tuple[tuple[str, str], ...]


class PublicSitemap(Sitemap[Address]):
    """Pages anybody may open, and the lists. A list changes with what stands in it."""

    def items(self) -> list[Address]:
        """Every address, pages first."""
        groups: dict[Any, list[Any]] = defaultdict(list)
        for page in _public_pages():
            groups[page.translation_key].append(page)
        changes = [changed for pages in groups.values() for page in pages if (changed := _changed(page))]
        latest = max(changes, default=None)
        found = [address for pages in groups.values() for address in _addresses(pages, latest)]
        for name in INTERFACE:
            found += _interface(original_path(name), None)
        return [*found, *_ideas()]

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """One page of the sitemap, with full addresses of this site (Django would ask its table of sites)."""
        return [
            {
                "item": each,
                "location": each.url,
                "lastmod": each.changed,
                "alternates": [{"location": url, "lang_code": code} for code, url in each.alternates],
            }
            for each in self.paginator.page(page).object_list
        ]


def _public_pages() -> Any:
    """Live and open to all."""
    pages = open_pages().filter(depth__gt=1)
    return pages.order_by("path").defer_streamfields().specific()


def _addresses(pages: list[Any], latest: datetime | None) -> list[Address]:
    """The addresses of a page and its translations. Front page and list change with the newest project."""
    if isinstance(pages[0], ProjectIndexPage | NewsIndexPage):
        return _interface(paths_of(pages[:1])[language_of(pages[0])], latest)
    paths = paths_of(pages)
    shows_newest = isinstance(pages[0], HomePage)
    changed = {language_of(page): latest if shows_newest else _changed(page) for page in pages}
    return [Address(absolute(path), changed[code], _pairs(paths)) for code, path in paths.items()]


def _ideas() -> list[Address]:
    """Published ideas; their words are Danish in either frame."""
    ideas = Idea.objects.published().order_by("pk")
    return [
        Address(
            absolute(original_path("idea_page", idea.pk, idea.slug)),
            idea.answered_at or idea.published_at,
            (),
        )
        for idea in ideas
    ]


def _interface(path: str, changed: datetime | None) -> list[Address]:
    paths = interface_paths(path)
    return [Address(absolute(each), changed, _pairs(paths)) for each in paths.values()]


def _pairs(paths: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((code, absolute(path)) for code, path in paths.items()) if len(paths) > 1 else ()


def _changed(page: Any) -> datetime | None:
    changed: datetime | None = page.last_published_at or page.latest_revision_created_at
    return changed
