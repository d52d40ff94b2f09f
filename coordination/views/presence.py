"""Attendance: who came, and for how long."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from accounts.access import log_list
from accounts.enums import Purpose
from coordination.models import Attendance
from coordination.naming import name_on
from coordination.presence_form import PresenceSheet
from projects.models import Session
from workspace.views import ScopedDetailView, WorkspaceMixin


class PresenceListView(WorkspaceMixin, TemplateView):
    """Sessions that have begun, latest first."""

    template_name = "coordination/workspace/presence_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The last 50 sessions and the next 20."""
        sessions = Session.objects.own(self.request.user).select_related("initiative__project")
        past = sessions.filter(starts_at__lte=timezone.now()).order_by("-starts_at")[:50]
        coming = sessions.coming().order_by("starts_at")[:20]
        return super().get_context_data(past=list(past), coming=list(coming), **kwargs)


class PresenceView(ScopedDetailView):
    """The sheet of one session."""

    model = Session
    template_name = "coordination/workspace/presence_session.html"

    def get_queryset(self) -> Any:
        """Those the reader works with (a contact officer: in their areas), with what the page shows."""
        return Session.objects.own(self.request.user).select_related("initiative__project", "postal_code")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sheet; opening it is noted once, for the query."""
        if "sheet" not in kwargs:
            kwargs["sheet"] = self._sheet(None)
            log_list(actor=self.request.user, purpose=Purpose.ATTENDANCE, query=f"session {self.subject.pk}")
        begun = self.subject.starts_at <= timezone.now()
        figures = Attendance.objects.filter(session=self.subject).participation()
        return super().get_context_data(begun=begun, figures=figures, **kwargs)

    def _sheet(self, data: Any) -> PresenceSheet:
        rows = Attendance.objects.on_sheet().filter(session=self.subject)
        rows = rows.select_related(
            "person__profile", "person__volunteer", "place__role", "session__initiative__project"
        )
        named = [(row, name_on(self.request.user, row)) for row in rows]
        return PresenceSheet(data, session=self.subject, rows=named)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save the whole sheet, or show what is wrong and keep what was typed."""
        sheet = self._sheet(request.POST)
        if not sheet.save(actor=request.user):
            return self.render_to_response(self.get_context_data(sheet=sheet))
        messages.success(request, _("Attendance is noted."))
        return redirect("presence_session", pk=self.subject.pk)
