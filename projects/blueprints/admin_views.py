"""The same starts for editors, in their admin: a button on the district's page, one on a project's."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from projects.blueprints.catalogue import blueprints
from projects.blueprints.copying import copy_project
from projects.blueprints.forms import StartForm, TitleForm
from projects.blueprints.permissions import may_start_in
from projects.blueprints.services import start_project
from projects.models import DistrictPage, ProjectPage


def _branch_for(request: HttpRequest, page_id: int) -> DistrictPage:
    branch = get_object_or_404(DistrictPage, pk=page_id)
    if not may_start_in(request.user, branch):
        raise PermissionDenied
    return branch


def choose(request: HttpRequest, page_id: int) -> HttpResponse:
    """Which blueprint?"""
    context = {"page": _branch_for(request, page_id), "blueprints": blueprints().values()}
    return render(request, "projects/blueprints/admin_choose.html", context)


def start(request: HttpRequest, page_id: int, key: str) -> HttpResponse:
    """Name, place and beginning; then the editor stands in the draft."""
    branch, blueprint = _branch_for(request, page_id), blueprints().get(key)
    if blueprint is None:
        raise Http404
    title = blueprint.title_for(branch.district.seat)
    form = StartForm(request.POST or None, branch=branch, title=title)
    if form.is_valid():
        page = start_project(
            blueprint=blueprint,
            branch=branch,
            details=form.details(),
            actor=request.user,
        )
        messages.success(
            request, _("The project is there as a draft. What stands in [brackets] is for you to write.")
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    context: dict[str, Any] = {"page": branch, "heading": blueprint.name, "text": blueprint.sentence}
    return render(
        request, "projects/blueprints/admin_form.html", {**context, "form": form, "verb": _("Make the draft")}
    )


def copy(request: HttpRequest, page_id: int) -> HttpResponse:
    """A project as the start of another."""
    page = get_object_or_404(ProjectPage, pk=page_id)
    _branch_for(request, page.get_parent().pk)
    form = TitleForm(request.POST or None)
    if form.is_valid():
        twin = copy_project(page=page, title=form.cleaned_data["title"], actor=request.user)
        messages.success(request, _("The copy is there as a draft. Its dates lie ahead."))
        return redirect("wagtailadmin_pages:edit", twin.pk)
    text = _(
        "Text, areas, partners, tasks, dates and checklist come along. Members, hours and results do not."
    )
    context = {
        "page": page,
        "heading": _("Copy the project"),
        "text": text,
        "form": form,
        "verb": _("Make a copy"),
    }
    return render(request, "projects/blueprints/admin_form.html", context)
