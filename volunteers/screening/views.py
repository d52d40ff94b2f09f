"""Noting checks in the workspace, for applicants and for ambassadors: for those alone who have the right."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import log_opened
from accounts.enums import Purpose
from volunteers.models import Application, Screening, Volunteer
from volunteers.naming import name_for
from volunteers.permissions import may_screen
from volunteers.screening.forms import OutcomeForm, ScreeningForm
from volunteers.services.screening import order_renewal, order_screening, record_outcome
from workspace.views import ScopedFormView


class _ScreeningFormView(ScopedFormView):
    """A form about one person's screening; the services guard the change itself."""

    def get_queryset(self) -> Any:
        """With what a name needs."""
        return super().get_queryset().with_person()

    def about(self) -> str:
        """The person, as the reader may know them."""
        return name_for(self.request.user, self.subject)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """403 before anything is typed. Opening it is noted, and the person reads why."""
        self._check()
        log_opened(
            actor=request.user,
            person=self.subject.person,
            purpose=Purpose.SCREENING,
            district_id=self.subject.district_id,
        )
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """403 for a form that was never theirs."""
        self._check()
        return super().post(request, *args, **kwargs)

    def _check(self) -> None:
        if not may_screen(self.request.user, self.subject):
            raise PermissionDenied


class _OrderView(_ScreeningFormView):
    form_class = ScreeningForm
    title = _("New screening")
    verb = _("Save screening")


class ScreeningCreateView(_OrderView):
    """Note a check of an applicant that was ordered."""

    model = Application

    def save(self, form: Any) -> str:
        """Save and go back to the application."""
        order_screening(application=self.subject, actor=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The screening is saved."))
        return reverse("application_detail", args=[self.subject.pk])


class RenewalCreateView(_OrderView):
    """Note a check of an ambassador that was ordered: the first of its kind, or a renewal."""

    model = Volunteer

    def save(self, form: Any) -> str:
        """Save and go back to the ambassador."""
        order_renewal(volunteer=self.subject, actor=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The screening is saved."))
        return reverse("ambassador_detail", args=[self.subject.pk])


class _OutcomeView(_ScreeningFormView):
    form_class = OutcomeForm
    title = _("Outcome of the screening")
    verb = _("Save outcome")

    def screening(self) -> Screening:
        """The one in the address; 404 for another person's."""
        return get_object_or_404(self.screenings(), pk=self.kwargs["screening"])

    def screenings(self) -> Any:
        """Those the address may name."""
        return Screening.objects.filter(person=self.subject.person_id)

    def about(self) -> str:
        """The person and which check."""
        return f"{super().about()} · {self.screening()}"

    def record(self, form: Any) -> None:
        """Note it, and say so without the outcome: the next page may be seen over a shoulder."""
        record_outcome(screening=self.screening(), actor=self.request.user, values=form.cleaned_data)
        messages.success(self.request, _("The outcome is saved."))


class ScreeningOutcomeView(_OutcomeView):
    """Note what came of an applicant's check."""

    model = Application

    def screenings(self) -> Any:
        """Those of this application."""
        return super().screenings().filter(application=self.subject)

    def save(self, form: Any) -> str:
        """Save and go back to the application."""
        self.record(form)
        return reverse("application_detail", args=[self.subject.pk])


class RenewalOutcomeView(_OutcomeView):
    """Note what came of an ambassador's check."""

    model = Volunteer

    def save(self, form: Any) -> str:
        """Save and go back to the ambassador."""
        self.record(form)
        return reverse("ambassador_detail", args=[self.subject.pk])
