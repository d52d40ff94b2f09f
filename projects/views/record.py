"""A project's record in the workspace: details, partners, milestones."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from core.errors import NotAllowedError
from projects import record_services as services
from projects.models import Milestone, Partnership, Project
from projects.record_forms import DetailsForm, MilestoneForm, PartnerForm
from projects.views.workspace import ProjectFormView
from workspace.views import ScopedObjectMixin


class _RecordFormView(ProjectFormView):
    model = Project

    def project(self) -> Project:
        """The subject itself."""
        return self.subject

    def home(self) -> str:
        """Back to the project."""
        return reverse("project_detail", args=[self.subject.pk])


class DetailsView(_RecordFormView):
    """Kind, access, contact and owner."""

    form_class = DetailsForm
    title = _("About the project")
    verb = _("Save")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The record as it is; what is refused must not change it in memory either."""
        return {"instance": Project.objects.get(pk=self.subject.pk)}

    def save(self, form: Any) -> str:
        """Save, and say who reads it now."""
        project = services.change_details(project=self.subject, actor=self.request.user, values=form.values())
        told = _("Saved. Access: %(access)s.") % {"access": project.get_access_display()}
        messages.success(self.request, told)
        return self.home()


class PartnerAddView(_RecordFormView):
    """A partner with role and link."""

    form_class = PartnerForm
    title = _("Add a partner")
    verb = _("Add partner")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Partners of the district are offered while typing."""
        return {"district": self.subject.district_id}

    def save(self, form: Any) -> str:
        """Add it and go back."""
        services.add_partner(project=self.subject, actor=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The partner is added."))
        return self.home()


class MilestoneAddView(_RecordFormView):
    """Something to reach."""

    form_class = MilestoneForm
    title = _("Add a milestone")
    verb = _("Add milestone")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The sessions it may answer."""
        return {"project": self.subject}

    def save(self, form: Any) -> str:
        """Add it and go back."""
        services.add_milestone(project=self.subject, actor=self.request.user, values=form.values())
        messages.success(self.request, _("The milestone is added."))
        return self.home()


class RecordActionView(ScopedObjectMixin, View):
    """One press on the project's page: take a partner or milestone away, or note that it was reached."""

    model = Project
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it and go back; 404 for a row of another project, 403 for who may not."""
        try:
            messages.success(
                request, ACTIONS[self.kwargs["action"]](self.subject, kwargs["row"], request.user)
            )
        except NotAllowedError:
            raise PermissionDenied from None
        return redirect("project_detail", pk=self.subject.pk)


def _remove_partner(project: Project, row: int, actor: Any) -> Any:
    found = get_object_or_404(Partnership, pk=row, project=project)
    services.remove_partner(partnership=found, actor=actor)
    return _("The partner is taken off the project.")


def _reach(project: Project, row: int, actor: Any) -> Any:
    found = get_object_or_404(Milestone, pk=row, project=project)
    services.reach_milestone(milestone=found, actor=actor, on=localdate())
    return _("The milestone is reached. It stands on the project’s page now.")


def _remove_milestone(project: Project, row: int, actor: Any) -> Any:
    found = get_object_or_404(Milestone, pk=row, project=project)
    services.remove_milestone(milestone=found, actor=actor)
    return _("The milestone is taken away.")


ACTIONS = {"partner": _remove_partner, "naaet": _reach, "milepael": _remove_milestone}
