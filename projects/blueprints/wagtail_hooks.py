"""Ways to a new project in the editors' admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from home.languages import ENGLISH, language_of
from projects.blueprints import admin_views
from projects.blueprints.permissions import may_start_in
from projects.models import DistrictPage, ProjectPage


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Where the buttons lead."""
    return [
        path("pages/<int:page_id>/blueprints/", admin_views.choose, name="admin_blueprints"),
        path("pages/<int:page_id>/blueprints/<slug:key>/", admin_views.start, name="admin_blueprint"),
        path("pages/<int:page_id>/copy-project/", admin_views.copy, name="admin_copy_project"),
    ]


@hooks.register("register_page_header_buttons")
def buttons(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """On a district's page and on a project's, for who may start one there."""
    specific = page.specific
    if isinstance(specific, DistrictPage) and may_start_in(user, specific):
        address = reverse("admin_blueprints", args=[page.pk])
        yield Button(_("New project from a blueprint"), address, icon_name="plus", priority=10)
    if isinstance(specific, ProjectPage) and _may_copy(specific, user):
        address = reverse("admin_copy_project", args=[page.pk])
        yield Button(_("Copy the project"), address, icon_name="copy", priority=20)


def _may_copy(page: ProjectPage, user: Any) -> bool:
    has_record = page.project_id is not None and language_of(page) != ENGLISH
    return has_record and may_start_in(user, page.get_parent().specific)
