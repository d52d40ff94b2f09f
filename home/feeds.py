"""Feeds of public pages, and `/nyheder/feed/`: the news as RSS."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.feeds import PlainRss
from home.models import NewsPage
from places.models import District

NEWEST = 30


@dataclass(frozen=True)
class Asked:
    """The rows of one request, and its path. One `Feed` serves them all, so nothing is kept in it."""

    rows: Any
    path: str


class PageFeed(Feed):
    """Pages, newest first. Addresses are full, whatever host was asked (Django would ask its table of sites)."""

    feed_type = PlainRss
    language = settings.LANGUAGE_CODE

    def rows(self, request: HttpRequest) -> Any:
        """The pages of the feed, in its order; each feed says which."""
        raise AttributeError(f"{type(self).__name__} lacks rows()")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        """What is asked for."""
        return Asked(self.rows(request), request.get_full_path())

    def link(self, asked: Asked) -> str:
        """The list with the same choices."""
        return absolute(asked.path.replace("/feed/", "/", 1))

    def feed_url(self, asked: Asked) -> str:
        """This feed."""
        return absolute(asked.path)

    def items(self, asked: Asked) -> Any:
        """The newest."""
        return asked.rows.defer_streamfields()[:NEWEST]

    def item_title(self, item: Any) -> str:
        """As on the page."""
        return str(item.title)

    def item_description(self, item: Any) -> str:
        """The lead."""
        return str(item.lead)

    def item_link(self, item: Any) -> str:
        """The page, also the entry's identity."""
        return absolute(item.get_url_parts()[2])

    def item_pubdate(self, item: Any) -> datetime | None:
        """When it first came out."""
        published: datetime | None = item.first_published_at
        return published

    def item_updateddate(self, item: Any) -> datetime | None:
        """When its text last changed."""
        changed: datetime | None = item.last_published_at
        return changed


class NewestNews(PageFeed):
    """The news, or one district's (`?politikreds=1465`), as the list shows them."""

    def title(self, asked: Asked) -> str:
        """The site's name and what it is a feed of."""
        return f"Tryghed – {_('News')}"

    def description(self, asked: Asked) -> str:
        """One sentence."""
        return _("What neighbours, municipality and police are working on.")

    def rows(self, request: HttpRequest) -> Any:
        """The newest first. A district that doesn't exist narrows nothing, as on the list."""
        rows, asked = NewsPage.objects.published().originals(), request.GET.get("politikreds", "")
        district = District.objects.filter(code=asked).first() if asked.isdecimal() else None
        return rows.filter(district=district) if district else rows
