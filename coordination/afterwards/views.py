"""After a session: the questions by link, and the coordinator's page."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coordination.afterwards import services
from coordination.afterwards.forms import FeedbackForm, KeptForm, ReportForm
from coordination.afterwards.letters import FEEDBACK_PURPOSE
from coordination.afterwards.models import Feedback, SessionReport
from coordination.afterwards.reading import tallies_of
from coordination.models import Attendance
from core.dates import span_text
from core.errors import LinkError, LinkExpiredError, TryghedError
from core.links import read_token
from projects.models import Session
from projects.views.sessions import SessionFormView


@require_http_methods(["GET", "POST"])
@never_cache
def feedback(request: HttpRequest, token: str) -> HttpResponse:
    """Three questions; what was answered before stands there, and only the POST saves (DOMAIN rule 8)."""
    try:
        pk = read_token(FEEDBACK_PURPOSE, token, timedelta(days=settings.SEAT_LINK_DAYS))
        row = Attendance.objects.select_related("person", "session__initiative").get(pk=pk)
    except (LinkError, Attendance.DoesNotExist) as error:
        expired = isinstance(error, LinkExpiredError)
        status = 410 if expired else 404
        return render(request, "coordination/coming_broken.html", {"expired": expired}, status=status)
    before = Feedback.objects.filter(attendance=row).first()
    form = FeedbackForm(request.POST if request.method == "POST" else None, instance=before)
    context: dict[str, Any] = {"row": row, "session": row.session, "form": form}
    if form.is_bound and form.is_valid():
        try:
            services.give_feedback(attendance=row, values=form.cleaned_data)
        except TryghedError as error:
            return render(
                request, "coordination/afterwards/feedback.html", {**context, "error": error}, status=409
            )
        return render(request, "coordination/afterwards/thanks.html", context)
    return render(request, "coordination/afterwards/feedback.html", context)


class AfterwardsView(SessionFormView):
    """What happened and what was promised, beside what people answered."""

    form_class = ReportForm
    template_name = "coordination/afterwards/report.html"
    title = _("How did it go?")
    verb = _("Save and tell those who came")

    def get_queryset(self) -> Any:
        """Those the reader works with (a contact officer: in their areas)."""
        rows = Session.objects.own(self.request.user)
        return rows.select_related("initiative__project").filter(ends_at__lte=timezone.now())

    @property
    def report(self) -> SessionReport | None:
        """What was told before."""
        return SessionReport.objects.filter(session=self.subject).first()

    def get_form_kwargs(self) -> dict[str, Any]:
        """What was told before can be put right."""
        return {"instance": self.report}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the answers, without names."""
        rows = list(Feedback.objects.filter(attendance__session=self.subject).order_by("at"))
        context = super().get_context_data(
            report=self.report,
            tallies=tallies_of(rows),
            lines=[row.line for row in rows if row.line],
            came=Attendance.objects.confirmed().filter(session=self.subject).count(),
            **kwargs,
        )
        if context["report"]:  # those who came have had their letter
            context["verb"] = _("Save")
        return context

    def save(self, form: Any) -> str:
        """Save, and go back to the page."""
        services.tell_about(session=self.subject, actor=self.request.user, values=form.cleaned_data)
        messages.success(self.request, _("Saved. Those who came can read it."))
        return reverse("session_afterwards", args=[self.subject.pk])


class PromiseKeptView(SessionFormView):
    """What came of what was promised."""

    form_class = KeptForm
    title = _("What came of the promise?")
    verb = _("Save and tell those who came")

    def get_queryset(self) -> Any:
        """Sessions with a promise that the reader works with."""
        rows = Session.objects.own(self.request.user).exclude(report=None).exclude(report__promised="")
        return rows.select_related("initiative__project", "report")

    def about(self) -> str:
        """The promise itself, and from when."""
        when = span_text(self.subject.starts_at, self.subject.ends_at)
        return f"{self.subject.initiative.title}, {when}: “{self.subject.report.promised}”"

    def save(self, form: Any) -> str:
        """Tell, and go back to the session's page."""
        services.keep_promise(
            report=self.subject.report, actor=self.request.user, kept=form.cleaned_data["kept"]
        )
        messages.success(self.request, _("Saved. Those who came are told."))
        return reverse("session_afterwards", args=[self.subject.pk])
