"""Safety in the workspace: reports, duties, lent things."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from accounts.access import log_list, log_opened
from accounts.enums import Purpose
from accounts.history import history_of
from accounts.scope import scope_of
from core.errors import NotAllowedError, TryghedError
from core.numbers import number_of
from places.models import District
from volunteers.models import Volunteer
from volunteers.naming import name_for, sees_name
from volunteers.safety import services
from volunteers.safety.forms import AnswerForm, DutyForm, LendForm, NoteForm
from volunteers.safety.lent import write_off
from volunteers.safety.models import Duty, Equipment, SafetyReport
from volunteers.views.staying import StayView
from workspace.views import ScopedDetailView, WorkspaceMixin


class ReportListView(WorkspaceMixin, TemplateView):
    """Open reports first, then the closed ones of the last months."""

    template_name = "volunteers/safety/reports.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With names as the reader may know them."""
        user = self.request.user
        log_list(actor=user, purpose=Purpose.SAFETY, query=self.request.path)
        rows = SafetyReport.objects.visible_to(user).select_related("person__profile", "taken_by", "district")
        reports = [(row, name_for(user, row)) for row in rows.order_by("closed_at", "-sent_at")[:100]]
        reports.sort(key=lambda pair: pair[0].closed_at is not None)
        return super().get_context_data(reports=reports, **kwargs)


class ReportView(ScopedDetailView):
    """One report: who, what, what was done, and what to do now."""

    model = SafetyReport
    template_name = "volunteers/safety/report.html"

    def get_queryset(self) -> Any:
        """With what the page shows."""
        return super().get_queryset().select_related("person__profile", "taken_by", "district")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name and number for who may see them; looking is noted."""
        user, report = self.request.user, self.subject
        log_opened(actor=user, person=report.person, purpose=Purpose.SAFETY, district_id=report.district_id)
        kwargs.setdefault("note_form", NoteForm())
        kwargs.setdefault("answer_form", AnswerForm())
        return super().get_context_data(
            name=name_for(user, report),
            sees_name=sees_name(user, report),
            notes=report.notes.select_related("author"),
            history=history_of(report),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take it, note what was done, or close it; what was typed stays when something is missing."""
        asked = request.POST.get("do", "")
        try:
            if asked == "take":
                services.take_report(report=self.subject, actor=request.user)
                messages.success(request, str(_("It is yours. The ambassador is told.")))
            elif asked == "note":
                form = NoteForm(request.POST)
                if not form.is_valid():
                    return self.render_to_response(self.get_context_data(note_form=form))
                services.note_done(report=self.subject, actor=request.user, **form.cleaned_data)
                messages.success(request, str(_("Noted.")))
            elif asked == "close":
                answer = AnswerForm(request.POST)
                if not answer.is_valid():
                    return self.render_to_response(self.get_context_data(answer_form=answer))
                services.close_report(report=self.subject, actor=request.user, **answer.cleaned_data)
                messages.success(request, str(_("Closed. The ambassador reads your answer.")))
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect("safety_report", pk=self.subject.pk)


class DutyView(WorkspaceMixin, TemplateView):
    """Who is on duty from now on, and the form for one more."""

    template_name = "volunteers/safety/duties.html"

    def _form(self) -> DutyForm:
        data = self.request.POST if self.request.method == "POST" else None
        districts = District.objects.filter(code__in=scope_of(self.request.user).coordinator).order_by("name")
        return DutyForm(data, districts=districts)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Coming duties; the form for coordinators alone."""
        user = self.request.user
        rows = Duty.objects.visible_to(user).filter(ends_at__gt=timezone.now())
        kwargs.setdefault("form", self._form() if scope_of(user).coordinator else None)
        return super().get_context_data(duties=rows.select_related("user", "district"), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add a duty, or take one away."""
        if not scope_of(request.user).coordinator:
            raise PermissionDenied
        if "remove" in request.POST:
            rows = Duty.objects.filter(district__in=scope_of(request.user).coordinator)
            rows.filter(pk=number_of(request.POST["remove"]) or 0).delete()
            return redirect("duties")
        form = self._form()
        if form.is_valid():
            form.save()
            messages.success(request, str(_("The duty is saved.")))
            return redirect("duties")
        return self.render_to_response(self.get_context_data(form=form))


class LendView(StayView):
    """Hand something out to an ambassador."""

    form_class = LendForm
    title = _("Hand something out")
    verb = _("Hand it out")
    done = _("Noted.")

    def take(self, data: dict[str, Any]) -> None:
        """Hand it out."""
        services.lend(volunteer=self.subject, actor=self.request.user, **data)


class ReturnView(ScopedDetailView):
    """One press: it came back."""

    model = Volunteer
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note it; or, of somebody who has left, that it won't come back."""
        thing = get_object_or_404(Equipment, pk=kwargs["thing"], person=self.subject.person_id)
        if request.POST.get("do") == "write_off":
            return self._write_off(thing)
        try:
            services.take_back(thing=thing, volunteer=self.subject, actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        messages.success(request, str(_("Noted as returned.")))
        return redirect("ambassador_detail", pk=self.subject.pk)

    def _write_off(self, thing: Equipment) -> HttpResponse:
        try:
            write_off(thing=thing, volunteer=self.subject, actor=self.request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(self.request, str(error))
        else:
            messages.success(self.request, str(_("Written off. The name that stood with it is deleted.")))
        return redirect("ambassador_detail", pk=self.subject.pk)
