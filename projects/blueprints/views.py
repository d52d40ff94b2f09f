"""Starting a project in the workspace: from a blueprint or as a copy of another."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from core.errors import NotAllowedError
from projects.blueprints import services
from projects.blueprints.catalogue import Blueprint, blueprints
from projects.blueprints.copying import copy_project
from projects.blueprints.forms import StartForm, TitleForm
from projects.blueprints.models import ChecklistItem
from projects.blueprints.permissions import branches_for
from projects.models import DistrictPage, Project, ProjectPage
from projects.tables import ProjectTable
from projects.views.workspace import ProjectFormView
from projects.workspace_filters import ProjectFilter
from workspace.views import ScopedListView, ScopedObjectMixin, WorkspaceMixin


class ProjectListView(ScopedListView):
    """The district's projects."""

    model = Project
    table_class = ProjectTable
    filterset_class = ProjectFilter
    title = _("Projects")
    empty_text = _("No projects suit your choices.")

    def get_queryset(self) -> Any:
        """With what the list shows."""
        return super().get_queryset().select_related("postal_code", "municipality").order_by("title", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way to a new one, for who may start one."""
        create = {"url": reverse("project_choose_blueprint"), "label": _("Start a project")}
        own = branches_for(self.request.user)
        return super().get_context_data(create=create if own else None, **kwargs)


class BlueprintChoiceView(WorkspaceMixin, TemplateView):
    """What kind of project shall it be?"""

    template_name = "projects/blueprints/choose.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The blueprints, for each district one may start projects in."""
        branches = branches_for(self.request.user)
        return super().get_context_data(blueprints=blueprints().values(), branches=branches, **kwargs)


class StartView(WorkspaceMixin, TemplateView):
    """Name, place and beginning; then the draft is there."""

    template_name = "projects/blueprints/start.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form, with the blueprint's suggestion."""
        kwargs.setdefault("form", self._form(None))
        return super().get_context_data(blueprint=self._blueprint, branch=self._branch, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Start it, or say what is missing."""
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        page = services.start_project(
            blueprint=self._blueprint,
            branch=self._branch,
            details=form.details(),
            actor=request.user,
        )
        messages.success(request, _("The project is there as a draft. The list says what to do first."))
        return redirect("project_detail", pk=page.project_id)

    def _form(self, data: Any) -> StartForm:
        title = self._blueprint.title_for(self._branch.district.seat)
        return StartForm(data, branch=self._branch, title=title)

    @property
    def _blueprint(self) -> Blueprint:
        found = blueprints().get(self.kwargs["key"])
        if found is None:
            raise Http404
        return found

    @property
    def _branch(self) -> DistrictPage:
        for branch in branches_for(self.request.user):
            if branch.district_id == self.kwargs["district"]:
                return branch
        raise Http404


class CopyView(ProjectFormView):
    """A project as the start of another."""

    model = Project
    form_class = TitleForm
    title = _("Copy the project")
    verb = _("Make a copy")

    def project(self) -> Project:
        """The subject itself."""
        return self.subject

    def save(self, form: Any) -> str:
        """Copy it and go to the copy."""
        page = get_object_or_404(ProjectPage.objects.originals(), project=self.subject)
        copied = copy_project(page=page, title=form.cleaned_data["title"], actor=self.request.user)
        messages.success(self.request, _("The copy is there as a draft. Its dates lie ahead."))
        return reverse("project_detail", args=[copied.project_id])


class TickView(ScopedObjectMixin, View):
    """Done, or not after all."""

    model = Project
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note it and go back; 403 for who may not change the project."""
        item = get_object_or_404(ChecklistItem, pk=kwargs["row"], project=self.subject)
        try:
            services.tick(item=item, actor=request.user, done="done" in request.POST)
        except NotAllowedError:
            raise PermissionDenied from None
        return redirect(f"{reverse('project_detail', args=[self.subject.pk])}#h-checklist")
