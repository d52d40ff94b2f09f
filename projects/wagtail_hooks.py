"""What happens around project pages in the editors' admin."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks

from projects.models import ProjectPage
from projects.opening import check_may_open


@hooks.register("before_serve_page")
def members_alone(page: Any, request: HttpRequest, *_args: Any) -> None:
    """A project for its members alone isn't there for anybody else."""
    check_may_open(page, request)


@hooks.register("before_publish_page")
def needs_record(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A page without a record would be published to nobody: say so and stay in the editor."""
    if isinstance(page, ProjectPage) and page.project_id is None:
        messages.error(
            request, _("Fill in the record of the project first: objective, effort, theme and postal code.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None
