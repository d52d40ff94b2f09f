"""`/hvor-er-politiet/feed/`: the coming sessions that anybody may come by, as RSS."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.addresses import absolute
from core.dates import span_text
from core.feeds import PlainRss
from projects.enums import SessionState
from projects.presence.filters import SessionFilter
from projects.presence.selectors import drop_in_sessions, project_urls

MOST = 50


@dataclass(frozen=True)
class Asked:
    """The sessions of one request, the addresses of their projects, and the path."""

    sessions: list[Any]
    urls: Mapping[int, str]
    path: str


class ComingVisits(Feed):
    """The next sessions first; one that was called off says so."""

    feed_type = PlainRss
    language = settings.LANGUAGE_CODE
    item_guid_is_permalink = False

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        """Those that suit the choices in the address."""
        rows = drop_in_sessions().filter(ends_at__gt=timezone.now())
        found = list(SessionFilter(request.GET, queryset=rows, request=request).qs[:MOST])
        return Asked(found, project_urls(found), request.get_full_path())

    def title(self, asked: Asked) -> str:
        """The site's name and what it is a feed of."""
        return f"Tryghed – {_('When are the police near you?')}"

    def description(self, asked: Asked) -> str:
        """One sentence."""
        return _("Come by and talk with an officer. You don't have to sign up.")

    def link(self, asked: Asked) -> str:
        """The list with the same choices."""
        return absolute(asked.path.replace("/feed/", "/", 1))

    def feed_url(self, asked: Asked) -> str:
        """This feed."""
        return absolute(asked.path)

    def items(self, asked: Asked) -> list[tuple[Any, str]]:
        """Sessions with the address of their project; the one without is left out."""
        pairs = [(each, asked.urls.get(each.initiative.project_id, "")) for each in asked.sessions]
        return [pair for pair in pairs if pair[1]]

    def item_title(self, item: tuple[Any, str]) -> str:
        """Day, hour and what it is."""
        session, _url = item
        when = span_text(session.starts_at, session.ends_at)
        title = f"{when[0].upper()}{when[1:]}: {session.initiative.title}"
        return f"{_('Called off')}: {title}" if session.state == SessionState.CANCELLED else title

    def item_description(self, item: tuple[Any, str]) -> str:
        """Where, and what one can do there."""
        session, _url = item
        return f"{session.place}, {session.postal_code}. {session.initiative.description}"

    def item_link(self, item: tuple[Any, str]) -> str:
        """The project's page."""
        return item[1]

    def item_guid(self, item: tuple[Any, str]) -> str:
        """The same for ever; another once it is called off, so that a reader shows it again."""
        return f"tryghed:session-{item[0].pk}-{item[0].state}"
