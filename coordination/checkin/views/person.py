"""Staff scan the code a person carries. Opening it changes nothing; a press checks in (DOMAIN rule 8)."""

import secrets
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from accounts.access import log_list
from accounts.enums import Purpose
from coordination.checkin.codes import read_person_token
from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.judging import OPENS_BEFORE, Tap
from coordination.checkin.models import PersonCode
from coordination.checkin.services import check_in, note_failure
from coordination.checkin.sheet import name_for_staff
from coordination.checkin.taps import nonce_of
from coordination.models import Attendance
from core.errors import LinkError, LinkExpiredError, NotAllowedError, TryghedError
from projects.models import Session
from volunteers.models import Volunteer
from workspace.views import ScopedDetailView, WorkspaceMixin


class PersonCodeSessionsView(WorkspaceMixin, TemplateView):
    """What a camera opens: straight on to the one session of ours that runs now, or a choice between them."""

    template_name = "coordination/checkin/person_sessions.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sessions the reader works with that are open now; the person is named on the next page alone."""
        now = timezone.now()
        rows = Session.objects.own(request.user).filter(
            state="planned", starts_at__lte=now + OPENS_BEFORE, ends_at__gte=now
        )
        sessions = list(rows.select_related("initiative").order_by("starts_at", "pk")[:20])
        token = kwargs["token"]
        if len(sessions) == 1:
            return redirect("person_code", pk=sessions[0].pk, token=token)
        return self.render_to_response(self.get_context_data(sessions=sessions, token=token))


class PersonCodeView(ScopedDetailView):
    """Who it is, by the rules of names, and a button."""

    model = Session
    template_name = "coordination/checkin/person.html"

    def get_queryset(self) -> Any:
        """Those the reader works with."""
        return Session.objects.own(self.request.user).select_related("initiative__project")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The name of who has a place, or what is wrong with the code."""
        code, wrong = self._read()
        row = self._row(code) if code and not wrong else None
        if row is not None:
            log_list(actor=self.request.user, purpose=Purpose.ATTENDANCE, query=f"session {self.subject.pk}")
        elif not wrong:
            wrong = Result.NOT_SIGNED_UP
        name = name_for_staff(self.request.user)(row) if row else ""
        words = Result(wrong).label if wrong else ""
        return super().get_context_data(
            row=row, name=name, wrong=words, nonce=secrets.token_hex(12), **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check in or out; what failed is in the log with its reason."""
        code, wrong = self._read()
        kind = Kind.OUT if request.POST.get("kind") == Kind.OUT else Kind.IN
        tap = Tap(kind, Way.PERSON_CODE, timezone.now(), nonce_of(request))
        person = code.person if code else None
        try:
            if wrong or person is None:
                row = note_failure(
                    session=self.subject,
                    tap=tap,
                    by=request.user,
                    result=wrong or Result.UNKNOWN_CODE,
                    person=person,
                )
            else:
                row = check_in(session=self.subject, person=person, tap=tap, by=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect("presence_session", pk=self.subject.pk)
        (messages.success if row.went_well else messages.error)(request, row.get_result_display())
        return redirect("presence_session", pk=self.subject.pk)

    def _read(self) -> tuple[PersonCode | None, Result | None]:
        """The code, and what is wrong with it for this session."""
        try:
            code = read_person_token(self.kwargs["token"])
        except LinkExpiredError:
            return None, Result.REVOKED
        except LinkError:
            return None, Result.UNKNOWN_CODE
        if code.replaced_at is not None:
            return code, Result.REVOKED
        if self._is_of_elsewhere(code):
            return code, Result.OTHER_DISTRICT
        return code, None

    def _is_of_elsewhere(self, code: PersonCode) -> bool:
        """An ambassador of another district, who has no place here either."""
        if self._row(code) is not None:
            return False
        district = self.subject.initiative.project.district_id
        return Volunteer.objects.filter(person=code.person_id).exclude(district=district).exists()

    def _row(self, code: PersonCode) -> Attendance | None:
        rows = Attendance.objects.seated().filter(session=self.subject, person=code.person_id)
        return rows.select_related(
            "person__profile", "person__volunteer", "place__role", "session__initiative__project"
        ).first()
