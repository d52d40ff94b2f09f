"""Who may open a page of a project that only some may read. To everybody else it isn't there."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page

from home.visibility import in_members_branch
from projects.enums import Access
from projects.models import ProjectPage


def members_branches() -> QuerySet[Any]:
    """The paths of the pages of restricted projects; what lies below them, their news, is closed with them."""
    return ProjectPage.objects.filter(project__access=Access.RESTRICTED).values_list("path", flat=True)


def check_may_open(page: Page, request: HttpRequest) -> None:
    """Raise `Http404` for who may not read about the project the page belongs to (DOMAIN rule 7)."""
    if not in_members_branch(page.path):
        return
    project_page = ProjectPage.objects.ancestor_of(page, inclusive=True).first()
    if project_page is None:  # closed by another room, which has a door of its own
        return
    if not may_open(project_page, request.user):
        raise Http404


def may_open(page: ProjectPage, user: Any) -> bool:
    """Members, partners, staff of the district, and whoever writes the page."""
    if ProjectPage.objects.readable_by(user).filter(pk=page.pk).exists():
        return True
    return bool(user.is_authenticated and page.permissions_for_user(user).can_edit())
