"""`/min-side/timer/`: one's own time. `/koordinator/timer/`: what people have reported."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.generic import TemplateView

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.requests import SignedInRequest
from coordination.enums import NOTED
from coordination.hours import services
from coordination.hours.enums import EntryState
from coordination.hours.forms import ContributionForm, CorrectionForm, RefusalForm
from coordination.hours.models import HoursEntry
from coordination.hours.reading import hours_of_person
from coordination.models import Attendance
from coordination.naming import name_on
from core.errors import NotAllowedError, TryghedError
from workspace.views import ScopedDetailView, WorkspaceMixin

SHOWN = 100


@require_safe
@never_cache
@login_required
def my_hours(request: SignedInRequest) -> HttpResponse:
    """Everything that counts or waits, newest first, and the ways to put it right."""
    person = request.user
    rows = Attendance.objects.filter(person=person, state__in=NOTED)
    rows = rows.select_related("session__initiative", "place__role").order_by("-starts_at")[:SHOWN]
    open_ones = set(HoursEntry.objects.waiting().filter(person=person).values_list("attendance", flat=True))
    entries = HoursEntry.objects.filter(person=person).exclude(state=EntryState.WITHDRAWN)
    context = {
        "figures": hours_of_person(person),
        "rows": [(row, services.can_be_corrected(row) and row.pk not in open_ones) for row in rows],
        "entries": list(entries.select_related("role__initiative")[:SHOWN]),
        "may_report": services.roles_of(person).exists(),
    }
    return render(request, "coordination/hours/my_hours.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def correct(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for a correction of one session."""
    rows = Attendance.objects.filter(person=request.user).select_related("session__initiative")
    attendance = get_object_or_404(rows, pk=pk)
    initial = {"minutes": attendance.minutes}
    form = CorrectionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            services.ask_for_correction(attendance=attendance, person=request.user, **form.cleaned_data)
        except TryghedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Thank you. The coordinator looks at it and writes to you."))
            return redirect("my_hours")
    return render(request, "coordination/hours/correct.html", {"form": form, "attendance": attendance})


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def contribute(request: SignedInRequest) -> HttpResponse:
    """Report something done beside the sessions."""
    form = ContributionForm(request.POST if request.method == "POST" else None, person=request.user)
    if form.is_bound and form.is_valid():
        try:
            services.report_contribution(person=request.user, **form.cleaned_data)
        except (TryghedError, ValidationError) as error:
            form.add_error(None, str(error) if isinstance(error, TryghedError) else error)
        else:
            messages.success(request, _("Thank you. The coordinator looks at it and writes to you."))
            return redirect("my_hours")
    return render(request, "coordination/hours/contribute.html", {"form": form})


@require_POST
@never_cache
@login_required
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take back what nobody has answered."""
    entry = get_object_or_404(HoursEntry, pk=pk, person=request.user)
    try:
        services.withdraw(entry=entry, person=request.user)
    except TryghedError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Taken back."))
    return redirect("my_hours")


class EntryListView(WorkspaceMixin, TemplateView):
    """What waits for an answer, oldest first."""

    template_name = "coordination/hours/desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Names by the rules; the list is noted once."""
        rows = with_people(HoursEntry.objects.own(self.request.user).waiting()).order_by("reported_at", "pk")
        entries = [(row, name_on(self.request.user, row)) for row in rows[:SHOWN]]
        if entries:
            log_list(actor=self.request.user, purpose=Purpose.ATTENDANCE, query=self.request.path)
        return super().get_context_data(entries=entries, **kwargs)


def with_people(rows: Any) -> Any:
    """Rows with what naming and showing them needs."""
    return rows.select_related(
        "person__profile",
        "person__volunteer",
        "role__initiative__project",
        "attendance__session__initiative",
    )


class EntryView(ScopedDetailView):
    """One of them: approve, or say no with a reason."""

    model = HoursEntry
    template_name = "coordination/hours/entry.html"

    def get_queryset(self) -> Any:
        """Those the reader decides on; somebody else decides about one's own."""
        return with_people(HoursEntry.objects.own(self.request.user)).exclude(person=self.request.user.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the name; opening it is noted."""
        log_list(actor=self.request.user, purpose=Purpose.ATTENDANCE, query=self.request.path)
        kwargs.setdefault("form", RefusalForm())
        return super().get_context_data(name=name_on(self.request.user, self.subject), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, and go back to what waits."""
        form = RefusalForm(request.POST)
        try:
            if request.POST.get("do") == "approve":
                services.approve(entry=self.subject, actor=request.user)
                messages.success(request, _("Approved. The person is told."))
                return redirect("hours_desk")
            if form.is_valid():
                services.refuse(entry=self.subject, actor=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, _("Done. The person is told, with your reason."))
                return redirect("hours_desk")
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            form.add_error(None, str(error))
        return self.render_to_response(self.get_context_data(form=form))
