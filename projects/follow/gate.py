"""A letter to a follower is asked about once more when it leaves: it may have waited while a page was closed."""

import re

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from home.models import NewsPage
from outbox.models import Message
from projects.models import ProjectPage

_PAGES = re.compile(r"https?://[^/\s]+(?:/en)?/(projekter|nyheder)/([-\w]+)/")


def still_readable(message: Message) -> bool:
    """Whether the receiver may open every project and every piece of news the letter leads to (DOMAIN rule 7)."""
    named = _PAGES.findall(message.text)
    projects = {slug for kind, slug in named if kind == "projekter"}
    news = {slug for kind, slug in named if kind == "nyheder"}
    user = User.objects.filter(email=message.to, is_active=True).first() or AnonymousUser()
    pages = ProjectPage.objects.readable_by(user).filter(slug__in=projects).values_list("slug", flat=True)
    return projects <= set(pages) and news <= _readable_news(news, user)


def _readable_news(slugs: set[str], user: User | AnonymousUser) -> set[str]:
    """Open news, and those under a project's page that the receiver may open."""
    if not slugs:
        return set()
    rows = NewsPage.objects.filter(slug__in=slugs)
    found = set(rows.live().public().order_by().values_list("slug", flat=True))
    inside = {page.path[: -page.steplen]: page.slug for page in rows.for_members().order_by()}
    above = ProjectPage.objects.readable_by(user).filter(path__in=inside).values_list("path", flat=True)
    return found | {inside[path] for path in above}
