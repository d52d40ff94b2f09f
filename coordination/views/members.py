"""Who may take part in a project that isn't open to everybody."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from accounts.access import log_list
from accounts.enums import Purpose
from core.registries import Panel
from projects.enums import Access
from projects.models import Project, ProjectMember
from projects.permissions import may_change_project
from projects.services import admit, dismiss
from projects.views.workspace import ProjectFormView
from volunteers.models import Volunteer
from volunteers.naming import name_for
from workspace.views import ScopedObjectMixin


def members_panel(request: HttpRequest, project: Project) -> Panel | None:
    """The members by the name the reader may see; looking at them is noted (DOMAIN rule 4)."""
    if project.access == Access.OPEN:
        return None
    ambassadors = _ambassadors(project)
    rows = project.memberships.select_related("person").order_by("pk")
    members = [(row, _name(request.user, row.person, ambassadors)) for row in rows]
    if members:
        log_list(actor=request.user, purpose=Purpose.MATCHING, query=request.path)
    context = {
        "project": project,
        "members": members,
        "may_change_members": may_change_project(request.user, project),
    }
    return Panel("coordination/panels/members.html", context)


def _ambassadors(project: Project) -> dict[int, Volunteer]:
    rows = Volunteer.objects.filter(person__project_memberships__project=project).with_person()
    return {row.person_id: row for row in rows}


def _name(viewer: Any, person: Any, ambassadors: dict[int, Volunteer]) -> str:
    row = ambassadors.get(person.pk)
    return name_for(viewer, row) if row else person.shown_name


class MemberForm(forms.Form):
    """One of the district's ambassadors."""

    volunteer = forms.ModelChoiceField(label=_("Ambassador"), queryset=Volunteer.objects.none())

    def __init__(self, data: Any = None, *, viewer: Any, project: Project) -> None:
        super().__init__(data)
        rows = Volunteer.objects.visible_to(viewer).active().filter(district=project.district_id)
        rows = rows.exclude(person__project_memberships__project=project)
        field: Any = self.fields["volunteer"]
        field.queryset = rows.with_person().order_by("person__first_name", "pk")
        field.label_from_instance = lambda row: name_for(viewer, row)


class MemberAddView(ProjectFormView):
    """Let an ambassador take part."""

    model = Project
    form_class = MemberForm
    title = _("Add a member")
    verb = _("Add member")

    def project(self) -> Project:
        """The subject itself."""
        return self.subject

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whom one may choose among: opening the list is noted."""
        log_list(actor=self.request.user, purpose=Purpose.MATCHING, query=self.request.path)
        return {"viewer": self.request.user, "project": self.subject}

    def save(self, form: Any) -> str:
        """Add and go back."""
        person = form.cleaned_data["volunteer"].person
        admit(project=self.subject, person=person, actor=self.request.user)
        messages.success(self.request, _("The ambassador is a member of the project now."))
        return reverse("project_detail", args=[self.subject.pk])


class MemberRemoveView(ScopedObjectMixin, View):
    """End a membership."""

    model = Project
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """End it and go back; 403 for who may not change the project."""
        if not may_change_project(request.user, self.subject):
            raise PermissionDenied
        row = get_object_or_404(ProjectMember, pk=kwargs["row"], project=self.subject)
        dismiss(project=self.subject, person=row.person)
        messages.success(request, _("The membership is ended."))
        return redirect("project_detail", pk=self.subject.pk)
