"""`/koordinator/fremmoede/<pk>/`: the sheet of one session, its taps, its code, and who came by."""

import secrets
from typing import Any

import segno
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import log_list
from accounts.enums import Purpose
from coordination.checkin import codes, taps
from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.judging import Tap, is_open
from coordination.checkin.late import away_but_checked_in
from coordination.checkin.proposals import confirm_proposals, mark_of, proposals_for
from coordination.checkin.services import note_afterwards
from coordination.checkin.sheet import (
    first_names,
    keep_on_phone,
    lines_of,
    name_for_staff,
    name_on_paper,
    phone_key,
    rows_of,
)
from coordination.checkin.walk_ins import NAME_AT_MOST, guest_places, guest_walks_in, walk_in
from coordination.enums import AttendanceState
from coordination.hours.reading import hours_of_session
from coordination.models import Attendance
from coordination.presence_form import PresenceSheet
from coordination.views.session_desk import find_people, number_in, places_of, words_in
from core.addresses import absolute
from core.errors import NotAllowedError, TryghedError
from core.requirements import RequirementNotMetError
from projects.models import Session, SessionPlace
from volunteers.models import Volunteer
from workspace.views import ScopedDetailView


class SheetView(ScopedDetailView):
    """The sheet of one session: taps while it runs, minutes and a press to confirm them once it has begun."""

    model = Session
    template_name = "coordination/checkin/session.html"

    def get_queryset(self) -> Any:
        """Those the reader works with (a contact officer: in their areas), with what the page shows."""
        return Session.objects.own(self.request.user).select_related("initiative__project", "postal_code")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; a phone may keep it while the session runs."""
        response = self.render_to_response(self.get_context_data(**kwargs))
        return keep_on_phone(response, user=request.user, session=self.subject)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sheet; opening it is noted once, for the query."""
        rows, now = rows_of(self.subject), timezone.now()
        naming = name_for_staff(self.request.user)
        names = first_names(rows, naming)
        if "sheet" not in kwargs:
            kwargs["sheet"] = self._sheet(None, rows, names)
            log_list(actor=self.request.user, purpose=Purpose.ATTENDANCE, query=f"session {self.subject.pk}")
        proposals, may_tap = kwargs["sheet"].proposals, is_open(self.subject, now)
        return super().get_context_data(
            begun=self.subject.starts_at <= now,
            open=may_tap,
            guest_places=guest_places(self.subject) if may_tap else [],
            lines=lines_of(self.subject, rows, names),
            paper_rows=_on_paper(rows, first_names(rows, name_on_paper(naming))),
            mark=mark_of(proposals.values()) if proposals else "",
            came=sum(each.state == AttendanceState.ATTENDED for each in proposals.values()),
            figures=hours_of_session(self.subject),
            phone=phone_key(self.request.user),
            **kwargs,
        )

    def _sheet(self, data: Any, rows: list[Attendance], names: dict[int, str]) -> PresenceSheet:
        over = self.subject.ends_at <= timezone.now()
        proposals = proposals_for(self.subject, rows) if over else {}
        named = [(row, names[row.pk]) for row in rows]
        since = set(away_but_checked_in().filter(session=self.subject).values_list("pk", flat=True))
        return PresenceSheet(data, session=self.subject, rows=named, proposals=proposals, checked_in=since)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm what is proposed, or save the whole sheet; what is wrong is shown and what was typed is kept."""
        if request.POST.get("do") == "confirm":
            return self._confirm(request)
        rows = rows_of(self.subject)
        sheet = self._sheet(request.POST, rows, first_names(rows, name_for_staff(request.user)))
        if not sheet.save(actor=request.user):
            return self.render_to_response(self.get_context_data(sheet=sheet))
        for row in Attendance.objects.confirmed().filter(session=self.subject).select_related("session"):
            note_afterwards(attendance=row, by=request.user)
        messages.success(request, _("Attendance is noted."))
        return redirect("presence_session", pk=self.subject.pk)

    def _confirm(self, request: HttpRequest) -> HttpResponse:
        try:
            number = confirm_proposals(
                session=self.subject, actor=request.user, mark=request.POST.get("mark", "")
            )
        except NotAllowedError:
            raise PermissionDenied from None
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            words = ngettext("Confirmed: %(number)s person.", "Confirmed: %(number)s people.", number)
            messages.success(request, words % {"number": number})
        return redirect("presence_session", pk=self.subject.pk)


def _on_paper(rows: list[Attendance], names: dict[int, str]) -> list[tuple[Attendance, str]]:
    return sorted(((row, names[row.pk]) for row in rows), key=lambda pair: pair[1].casefold())


class TapView(ScopedDetailView):
    """`tjek/`: a press from a form, or a list of them from a phone that had no net."""

    model = Session
    http_method_names = ["post"]

    def get_queryset(self) -> Any:
        """Those the reader works with."""
        return Session.objects.own(self.request.user).select_related("initiative__project")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note it; script gets an answer for each row, a form goes back to the sheet."""
        return answer_taps(request, self.subject, "presence_session")


def answer_taps(request: HttpRequest, session: Session, back: str) -> HttpResponse:
    """The same for staff and partners."""
    try:
        if request.content_type == "application/json":
            sent = taps.read_list(request)
            return JsonResponse({"results": [taps.answer_to(session, each, request.user) for each in sent]})
        row = taps.take(session, taps.read_form(request), request.user)
    except TryghedError as error:
        if request.content_type == "application/json":
            return JsonResponse({"code": error.code, "words": str(error)}, status=400)
        messages.error(request, str(error))
    else:
        tell = messages.success if row.went_well else messages.error
        tell(request, row.get_result_display())
    return redirect(back, pk=session.pk)


class CodeView(SheetView):
    """`qr/`: the code of the session, large, for whoever stands there with a phone."""

    template_name = "coordination/checkin/qr.html"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Nobody is named on it."""
        return self.render_to_response(
            ScopedDetailView.get_context_data(
                self,
                open=is_open(self.subject, timezone.now()),
                code=qr(codes.session_url(self.subject)),
                short=codes.short_code(self.subject.pk),
                address=absolute(reverse("check_in_code")).partition("://")[2],
                changes_at=codes.code_changes_at(),
            )
        )


def qr(address: str) -> str:
    """An address as a picture; it takes its size and colours from the page."""
    return segno.make(address, error="m").svg_inline(border=2, omitsize=True, svgclass="t-qr__code")


class WalkInView(SheetView):
    """`kom-forbi/`: find an ambassador who came by, or write a guest's first name."""

    template_name = "coordination/checkin/walk_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who is found by name, alias or postal code, among those the reader may see."""
        words = words_in(self.request)
        found = find_people(self.request.user, self.subject, words) if words else []
        if found:
            log_list(actor=self.request.user, purpose=Purpose.ATTENDANCE, query=self.request.path)
        return ScopedDetailView.get_context_data(
            self,
            words=words,
            found=found,
            places=places_of(self.subject),
            guest_places=guest_places(self.subject),
            open=is_open(self.subject, timezone.now()),
            nonce=secrets.token_hex(12),
            **kwargs,
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Never kept on a phone: it holds what was searched for."""
        return self.render_to_response(self.get_context_data(**kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A seat and a check-in, or the reason why not."""
        places = SessionPlace.objects.filter(session=self.subject)
        places = places.select_related("role", "session__initiative__project")
        place = get_object_or_404(places, pk=number_in(request.POST.get("place")))
        try:
            row = self._take(request, place)
        except NotAllowedError:
            raise PermissionDenied from None
        except RequirementNotMetError as error:
            messages.error(request, " ".join(str(item.reason) for item in error.refusals))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            if row.result in (Result.OK, Result.ALREADY_IN):
                messages.success(request, _("Added and checked in."))
                return redirect("presence_session", pk=self.subject.pk)
            messages.error(request, row.get_result_display())
        return redirect("walk_in", pk=self.subject.pk)

    def _take(self, request: HttpRequest, place: SessionPlace) -> Any:
        tap = Tap(Kind.IN, Way.WALK_IN, timezone.now(), taps.nonce_of(request))
        if "first_name" in request.POST:
            return guest_walks_in(
                place=place, first_name=request.POST["first_name"][:NAME_AT_MOST], tap=tap, by=request.user
            )
        volunteers = Volunteer.objects.visible_to(request.user).active().select_related("person")
        volunteer = get_object_or_404(volunteers, pk=number_in(request.POST.get("volunteer")))
        if volunteer.district_id != self.subject.initiative.project.district_id:
            raise Http404
        return walk_in(place=place, person=volunteer.person, tap=tap, by=request.user)
