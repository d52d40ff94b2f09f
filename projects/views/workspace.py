"""Initiatives, roles and sessions in the workspace."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from core.errors import TryghedError
from core.registries import project_desk_panels, render_panels
from projects import services
from projects.desk_history import initiative_events
from projects.enums import STAGE_VERBS, STAGES
from projects.forms import InitiativeForm, RoleWordsForm
from projects.models import Initiative, Project, ProjectPage, Role
from projects.permissions import may_change_initiative, may_change_project
from projects.role_form import RoleForm
from projects.timeline import timeline_of
from workspace.views import ScopedDetailView, ScopedFormView, WorkspaceMixin


class ProjectChoiceView(WorkspaceMixin, TemplateView):
    """Which project shall the new initiative stand under?"""

    template_name = "projects/workspace/choose_project.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The projects one may add to."""
        rows = Project.objects.own(self.request.user).select_related("district")
        return super().get_context_data(projects=list(rows), **kwargs)


class ProjectView(ScopedDetailView):
    """A project's record: stage, initiatives."""

    model = Project
    template_name = "projects/workspace/project.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Timeline, and what whoever reads may do."""
        steps = [(step.name, STAGE_VERBS[step.name]) for step in STAGES.open_from(self.subject.stage)]
        may_change = may_change_project(self.request.user, self.subject)
        return super().get_context_data(
            timeline=timeline_of(self.subject),
            steps=steps if may_change else [],
            may_change=may_change,
            initiatives=list(self.subject.initiatives.all()),
            partnerships=list(self.subject.partnerships.select_related("organisation")),
            milestones=list(self.subject.milestones.select_related("session__initiative")),
            panels=render_panels(project_desk_panels, self.request, self.subject),
            page=ProjectPage.objects.originals().filter(project=self.subject).first(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move the stage."""
        if not may_change_project(request.user, self.subject):
            raise PermissionDenied
        try:
            services.move_stage(project=self.subject, name=request.POST.get("step", ""), actor=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The project has moved on."))
        return redirect("project_detail", pk=self.subject.pk)


class InitiativeView(ScopedDetailView):
    """One initiative with its roles and sessions."""

    model = Initiative
    template_name = "projects/workspace/initiative.html"

    def get_queryset(self) -> Any:
        """With what the page shows."""
        return super().get_queryset().select_related("project__district", "created_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Roles and sessions."""
        sessions = self.subject.sessions.select_related("postal_code").prefetch_related("places__role")
        return super().get_context_data(
            roles=list(self.subject.roles.prefetch_related("requirements")),
            sessions=list(sessions),
            add_session=self.subject.drop_in or self.subject.roles.exists(),
            may_change=may_change_initiative(self.request.user, self.subject),
            now=timezone.now(),
            events=initiative_events(self.subject, sessions),
            **kwargs,
        )


class ProjectFormView(ScopedFormView):
    """A form that only those may send who may change the project."""

    def project(self) -> Project:
        """The project the form is about."""
        return self.subject.project

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """403 before anything is typed for who sees the project but may not change it."""
        self._check()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """403 for who sees the project but may not change it."""
        self._check()
        return super().post(request, *args, **kwargs)

    def _check(self) -> None:
        if not may_change_project(self.request.user, self.project()):
            raise PermissionDenied


class InitiativeCreateView(ProjectFormView):
    """A new initiative under a project."""

    model = Project
    form_class = InitiativeForm
    title = _("New initiative")
    verb = _("Create initiative")

    def project(self) -> Project:
        """The subject itself."""
        return self.subject

    def save(self, form: Any) -> str:
        """Create it and go on to its page."""
        initiative = services.create_initiative(
            project=self.subject, actor=self.request.user, values=form.values()
        )
        messages.success(self.request, _("The initiative is created. Now add a role."))
        return reverse("initiative_detail", args=[initiative.pk])


class RoleCreateView(ProjectFormView):
    """A new role of an initiative."""

    model = Initiative
    form_class = RoleForm
    title = _("New role")
    verb = _("Add role")

    def save(self, form: Any) -> str:
        """Create it and go back to the initiative."""
        services.add_role(
            initiative=self.subject,
            values=form.values(),
            requirements=form.required(),
            wishes=form.wish_pairs(),
        )
        messages.success(self.request, _("The role is added."))
        return reverse("initiative_detail", args=[self.subject.pk])


class InitiativeChangeView(ProjectFormView):
    """Another title, description, insurance or contact."""

    model = Initiative
    form_class = InitiativeForm
    title = _("Change the initiative")
    verb = _("Save the changes")

    def get_form_kwargs(self) -> dict[str, Any]:
        """What it says today. A row of its own: a form that fails must not leave its words on the page's heading."""
        return {"instance": Initiative.objects.get(pk=self.subject.pk)}

    def save(self, form: Any) -> str:
        """Save and go back to the initiative."""
        services.change_words(subject=self.subject, actor=self.request.user, values=form.cleaned_data)
        messages.success(self.request, _("The changes are saved."))
        return reverse("initiative_detail", args=[self.subject.pk])


class RoleChangeView(ProjectFormView):
    """Other words, or another number of people."""

    model = Role
    form_class = RoleWordsForm
    title = _("Change the role")
    verb = _("Save the changes")

    def project(self) -> Project:
        """The role's."""
        return self.subject.initiative.project

    def get_form_kwargs(self) -> dict[str, Any]:
        """What it says today, in a row of its own."""
        return {"instance": Role.objects.get(pk=self.subject.pk)}

    def save(self, form: Any) -> str:
        """Save and go back to the initiative."""
        services.change_words(subject=self.subject, actor=self.request.user, values=form.cleaned_data)
        messages.success(self.request, _("The changes are saved."))
        return reverse("initiative_detail", args=[self.subject.initiative_id])
