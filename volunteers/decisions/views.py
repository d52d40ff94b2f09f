"""`/min-side/ansoegning/…` and the hearing in the workspace."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import View

from accounts.access import log_opened
from accounts.enums import AccessKind, Purpose
from accounts.requests import SignedInRequest
from core.errors import TryghedError
from volunteers.decisions import services
from volunteers.decisions.document import decision_pdf
from volunteers.decisions.forms import AnswerForm, HearForm, RejectForm, SpokenAnswerForm
from volunteers.decisions.models import Decision, Hearing, latest_hearing
from volunteers.enums import UNDECIDED
from volunteers.models import Application
from volunteers.naming import sees_name
from volunteers.permissions import may_handle_application
from volunteers.views.own import OwnFormView
from volunteers.views.workspace import ApplicationFormView
from workspace.views import ScopedObjectMixin


class OwnHearingView(OwnFormView):
    """What weighs, and one's answer."""

    template_name = "decisions/own_hearing.html"
    form_class = AnswerForm
    title = _("Before we decide")
    verb = _("Send my answer")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """404 for who isn't heard."""
        if request.user.is_authenticated:
            rows = Hearing.objects.open().filter(
                application__person=request.user, application__state__in=UNDECIDED
            )
            self.hearing = get_object_or_404(rows.select_related("application__district")[:1])
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the hearing."""
        return super().get_context_data(hearing=self.hearing, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer."""
        form = self.get_form()
        if form.is_valid():
            try:
                services.answer_hearing(hearing=self.hearing, actor=request.user, **form.cleaned_data)
            except (TryghedError, ValidationError) as error:
                form.add_error(None, error if isinstance(error, ValidationError) else str(error))
            else:
                messages.success(request, _("Thank you. We read your answer before we decide."))
                return redirect("min_side")
        return self.render_to_response(self.get_context_data(form=form))


@require_safe
@never_cache
@login_required
def own_decision(request: SignedInRequest) -> HttpResponse:
    """The decision about one's own application, as PDF."""
    rows = Decision.objects.filter(application__person=request.user).order_by("-decided_at")
    decision = rows.select_related("application__person", "application__district").first()
    if decision is None:
        raise Http404
    return _file(decision)


def _file(decision: Decision) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="afgoerelse-{decision.pk}.pdf"'}
    return HttpResponse(decision_pdf(decision), content_type="application/pdf", headers=headers)


class _Handled(ScopedObjectMixin):
    """About an application, for who handles it."""

    model = Application

    def get_queryset(self) -> Any:
        """With what a name needs."""
        return super().get_queryset().with_person()

    @property
    def subject(self) -> Any:
        """The application; 404 for who may see it and not handle it."""
        found = super().subject
        if not may_handle_application(self.request.user, found):
            raise Http404
        return found

    @property
    def back(self) -> str:
        """The application's page."""
        return reverse("application_detail", args=[self.subject.pk])


class HearView(_Handled, ApplicationFormView):
    """Tell the applicant what weighs."""

    form_class = HearForm
    title = _("Hear the applicant before you decide")
    verb = _("Send to the applicant")

    def save(self, form: Any) -> str:
        """Ask."""
        services.hear(application=self.subject, actor=self.request.user, **form.cleaned_data)
        messages.success(
            self.request, _("The applicant is asked. It shows in Min dag when there is an answer.")
        )
        return self.back


class SpokenAnswerView(_Handled, ApplicationFormView):
    """Write down what the applicant said, or take the hearing back."""

    form_class = SpokenAnswerForm
    template_name = "decisions/spoken.html"
    title = _("The applicant's answer")
    verb = _("Save the answer")

    @property
    def hearing(self) -> Hearing:
        """The hearing; raises `Http404`."""
        hearing = latest_hearing(self.subject)
        if hearing is None:
            raise Http404
        return hearing

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what weighs."""
        return super().get_context_data(hearing=self.hearing, back=self.back, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, or take back."""
        if "withdraw" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            services.withdraw_hearing(hearing=self.hearing, actor=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The hearing is taken back."))
        return redirect(self.back)

    def save(self, form: Any) -> str:
        """Write it down."""
        services.answer_hearing(hearing=self.hearing, actor=self.request.user, **form.cleaned_data)
        messages.success(self.request, _("The answer is saved."))
        return self.back


class RejectView(ApplicationFormView):
    """Say no, with the reason."""

    form_class = RejectForm
    title = _("Say no to the application")
    verb = _("Say no and tell the applicant")

    def save(self, form: Any) -> str:
        """Decide, and go back to the list."""
        services.decide_against(
            application=self.subject,
            actor=self.request.user,
            ground=form.cleaned_data["ground"],
            reasons=form.cleaned_data["reason"],
        )
        messages.success(self.request, _("The applicant is told and can read the reason."))
        return reverse("application_list")


class DecisionView(_Handled, View):
    """The decision as PDF, for who handles the application. Printing it is noted (DOMAIN rule 4)."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file, in the applicant's language; it bears the name, so it is for who may see that."""
        if not sees_name(request.user, self.subject):
            raise Http404
        decision = get_object_or_404(
            Decision.objects.select_related("application__person", "application__district"),
            application=self.subject,
        )
        person = self.subject.person
        log_opened(
            actor=request.user,
            person=person,
            purpose=Purpose.APPLICATION,
            district_id=self.subject.district_id,
            kind=AccessKind.PRINTED,
        )
        with translation.override(person.language):
            return _file(decision)
