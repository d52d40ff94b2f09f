"""`/projekter/<slug>/feed/`: what happens in one project, as RSS. Only what everybody may read."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from core.addresses import absolute
from core.feeds import PlainRss
from projects.follow.readable import path_of, readable_items
from projects.follow.sources import Item, Span, collect
from projects.models import ProjectPage

LOOKS_BACK = timedelta(days=365)
NEWEST = 30


@dataclass(frozen=True)
class Told:
    """A piece of news and the path of its page."""

    item: Item
    path: str


class ProjectNews(Feed):
    """The news of a project, the newest first."""

    feed_type = PlainRss
    language = settings.LANGUAGE_CODE

    def get_object(self, request: HttpRequest, slug: str) -> Any:
        """The project's page; 404 unless everybody may open it."""
        return get_object_or_404(ProjectPage.objects.published().originals().for_cards(), slug=slug)

    def title(self, page: Any) -> str:
        """The site's name and the project's."""
        return f"Tryghed – {page.title}"

    def description(self, page: Any) -> str:
        """The lead."""
        return str(page.lead)

    def link(self, page: Any) -> str:
        """The project's page."""
        return absolute(path_of(page))

    def feed_url(self, page: Any) -> str:
        """This feed."""
        return f"{self.link(page)}feed/"

    def items(self, page: Any) -> list[Told]:
        """What happened in the last year."""
        now = timezone.now()
        items = [each for each in collect(Span(now - LOOKS_BACK, now)) if each.project.pk == page.project_id]
        return [Told(*each) for each in readable_items(items, AnonymousUser())][: -NEWEST - 1 : -1]

    def item_title(self, item: Told) -> str:
        """What it is."""
        return item.item.subject

    def item_description(self, item: Told) -> str:
        """A sentence."""
        return item.item.sentence

    def item_link(self, item: Told) -> str:
        """Where to read more."""
        return absolute(item.path)

    def item_guid(self, item: Told) -> str:
        """The same for ever, also when the page moves."""
        return f"{settings.WAGTAIL_SITE_NAME.lower()}:{item.item.key}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Told) -> datetime:
        """When it happened."""
        return item.item.moment
