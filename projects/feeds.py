"""`/projekter/feed/`: the newest projects as RSS, narrowed by the list's own choices (CONTRACT)."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from home.feeds import Asked, PageFeed
from projects.filters import ProjectPageFilter
from projects.models import ProjectPage


class NewestProjects(PageFeed):
    """Published projects, newest first."""

    def title(self, asked: Asked) -> str:
        """The site's name and what it is a feed of."""
        return f"Tryghed – {_('Newest projects')}"

    def description(self, asked: Asked) -> str:
        """One sentence."""
        return _("What neighbours, municipality and police are working on.")

    def rows(self, request: HttpRequest) -> Any:
        """Those that suit the choices in the address."""
        rows = ProjectPage.objects.published().originals()
        found = ProjectPageFilter(request.GET, queryset=rows, request=request)
        return found.qs.order_by("-first_published_at", "-pk")
