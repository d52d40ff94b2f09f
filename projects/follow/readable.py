"""What a receiver may open, asked at the moment it is told (DOMAIN rule 7)."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from home.models import NewsPage
from projects.follow.sources import Item
from projects.models import ProjectPage


def readable_items(items: Sequence[Item], user: Any) -> list[tuple[Item, str]]:
    """The pieces of news this person may read, each with the path of its page in the language around.

    A page that was moved, renamed, taken down or closed since is asked anew, so that no link is dead.
    """
    pages = _project_pages({item.project.pk for item in items}, user)
    news = _news_pages([item.news_id for item in items if item.news_id], user)
    found = []
    for item in items:
        page = pages.get(item.project.pk)
        if page is not None and item.news_id:
            page = news.get(item.news_id)
        if page is not None and (path := path_of(page)):
            found.append((item, path))
    return found


def may_read_about(follow: Any) -> bool:
    """Whether the receiver may read about the project they follow; a place and an objective are for everybody."""
    if not follow.project_id:
        return True
    user = follow.person or AnonymousUser()
    return ProjectPage.objects.readable_by(user).filter(project=follow.project_id).exists()


def path_of(page: Any) -> str:
    """The path of a page in the language around; empty for one outside the site."""
    parts = page.get_url_parts()
    return str(parts[2]) if parts and parts[2] else ""


def _project_pages(projects: Iterable[int], user: Any) -> dict[int, Any]:
    rows = ProjectPage.objects.readable_by(user).originals().filter(project__in=projects)
    return {page.project_id: page for page in rows.defer_streamfields()}


def _news_pages(keys: Sequence[int], user: Any) -> dict[int, Any]:
    """Whoever may open the project's page may open its news, unless they were taken down or closed."""
    if not keys:
        return {}
    rows = NewsPage.objects.filter(pk__in=keys)
    mine = rows.live().public().order_by()
    if user.is_authenticated:
        inside = rows.for_members().order_by().values("pk")
        mine = rows.filter(Q(pk__in=mine.values("pk")) | Q(pk__in=inside))
    return {page.pk: page for page in mine.defer_streamfields()}
