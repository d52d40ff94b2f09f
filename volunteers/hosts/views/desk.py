"""`/koordinator/tovholdere/`: host groups for staff of the district; coordinators make and close them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.scope import Scope, scope_of
from core.errors import NotAllowedError, TryghedError
from volunteers.hosts.forms import GroupForm
from volunteers.hosts.models import HostGroup, Membership, Proposal
from volunteers.hosts.permissions import may_hold
from volunteers.hosts.services import answer_no, answer_yes, close_group, open_group
from volunteers.hosts.standing import is_ambassador_now
from volunteers.models import Application, Volunteer
from volunteers.naming import name_for
from workspace.views import ScopedDetailView, WorkspaceMixin


class GroupListView(WorkspaceMixin, TemplateView):
    """The district's groups, and the form for one more."""

    template_name = "hosts/desk/list.html"

    def _form(self) -> GroupForm | None:
        """For coordinators alone."""
        if not scope_of(self.request.user).coordinator:
            return None
        data = self.request.POST if self.request.method == "POST" else None
        return GroupForm(data, user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Open ones first."""
        rows = HostGroup.objects.visible_to(self.request.user).with_numbers()
        kwargs.setdefault("form", self._form())
        return super().get_context_data(groups=rows, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Make a group."""
        form = self._form()
        if form is None:
            raise PermissionDenied
        if form.is_valid():
            try:
                group = open_group(actor=request.user, **form.cleaned_data)
            except NotAllowedError:
                raise PermissionDenied from None
            except TryghedError as error:
                form.add_error("name", str(error))
            else:
                messages.success(request, _("The group is made. The association sees it on its page."))
                return redirect("host_detail", pk=group.pk)
        return self.render_to_response(self.get_context_data(form=form))


class GroupView(ScopedDetailView):
    """One group: who belongs to it, and closing it."""

    model = HostGroup
    template_name = "hosts/desk/group.html"

    def get_queryset(self) -> Any:
        """With the association."""
        return super().get_queryset().select_related("organisation__district")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its people, as the reader may know them. Looking is noted once (DOMAIN rule 4)."""
        user, group = self.request.user, self.subject
        people = _people_of(user, group)
        if people:
            log_list(actor=user, purpose=Purpose.PROFILE, query=self.request.path)
        asked = Proposal.objects.waiting().filter(group=group)
        return super().get_context_data(
            people=people,
            asked=asked.count(),
            hosts=group.organisation.members.filter(is_active=True).order_by("first_name", "pk"),
            may_close=group.active and may_hold(user, group),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Close it."""
        if request.POST.get("do") == "close":
            try:
                close_group(actor=request.user, group=self.subject)
            except NotAllowedError:
                raise PermissionDenied from None
            messages.success(request, _("The group is closed, and its members are told."))
        return redirect("host_detail", pk=self.subject.pk)


def _people_of(user: Any, group: HostGroup) -> list[dict[str, Any]]:
    """Each member's name by who looks, and their page where the reader may open it."""
    rows = list(Membership.objects.live().filter(group=group).with_person())
    numbers = [row.person_id for row in rows]
    volunteers = Volunteer.objects.visible_to(user).filter(person__in=numbers).with_person()
    applications = Application.objects.visible_to(user).undecided().filter(person__in=numbers).with_person()
    pages: dict[int, tuple[str, Any]] = {
        each.person_id: ("application_detail", each) for each in applications
    }
    pages |= {each.person_id: ("ambassador_detail", each) for each in volunteers}
    return [_line(user, row, pages.get(row.person_id)) for row in rows]


def _line(user: Any, row: Membership, page: tuple[str, Any] | None) -> dict[str, Any]:
    person = row.person
    return {
        "name": name_for(user, page[1]) if page else person.alias or person.numbered_name,
        "url": reverse(page[0], args=[page[1].pk]) if page else "",
        "is_ambassador": is_ambassador_now(person),
        "since": row.confirmed_at,
    }


class CallView(ScopedDetailView):
    """Somebody proposed who can't be written to: call, and note the answer."""

    model = Proposal
    template_name = "hosts/desk/call.html"

    def admits(self, scope: Scope) -> bool:
        """Coordinators call."""
        return bool(scope.coordinator)

    def get_queryset(self) -> Any:
        """With what the page shows."""
        rows = super().get_queryset()
        return rows.select_related("group__organisation", "postal_code", "municipality", "proposed_by")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Name and number of somebody without an account: noted as a list of one."""
        log_list(actor=request.user, purpose=Purpose.CONTACT, query=request.path)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Yes or no."""
        choice = request.POST.get("answer")
        try:
            if choice == "yes":
                answer_yes(proposal=self.subject)
                messages.success(request, _("Noted: the person wants to."))
            elif choice == "no":
                answer_no(proposal=self.subject)
                messages.success(request, _("Noted: no thanks. Their data is deleted."))
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect("host_call", pk=self.subject.pk)
        return redirect("host_detail", pk=self.subject.group_id)
