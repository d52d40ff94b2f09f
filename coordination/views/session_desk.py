"""One session at the coordinator's desk: who comes, who asks, who waits, and signing people up."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import log_list
from accounts.enums import Purpose
from coordination import services
from coordination.enums import EXPECTED, AttendanceState
from coordination.hours.forms import RefusalForm
from coordination.models import Attendance
from coordination.naming import name_on
from coordination.querysets import taken_seats
from core.errors import NotAllowedError, TryghedError
from core.numbers import number_of
from core.registries import render_panels, session_desk_panels
from core.requirements import RequirementNotMetError
from projects.models import Session, SessionPlace
from projects.permissions import may_change_initiative
from volunteers.models import Volunteer
from volunteers.naming import name_for, sees_name
from workspace.views import ScopedDetailView

FOUND = 20  # people a search shows


class SessionDeskView(ScopedDetailView):
    """Everybody on a session by where they are, and what can be done about each."""

    model = Session
    template_name = "coordination/workspace/session_desk.html"

    def get_queryset(self) -> Any:
        """Those the reader works with (a contact officer: in their areas)."""
        rows = Session.objects.own(self.request.user)
        return rows.select_related("initiative__project", "postal_code", "series")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Rows with names; looking at them is noted once."""
        rows = Attendance.objects.filter(session=self.subject).order_by("queued_at", "pk")
        rows = rows.select_related(
            "person__profile",
            "person__volunteer",
            "place__role",
            "session__initiative__project",
            "group__host",
        )
        named = [(row, name_on(self.request.user, row)) for row in rows]
        places = places_of(self.subject)
        log_list(actor=self.request.user, purpose=Purpose.ATTENDANCE, query=self.request.path)
        return super().get_context_data(
            asked=_in(named, AttendanceState.REQUESTED),
            coming=_in(named, *EXPECTED),
            offered=_in(named, AttendanceState.OFFERED),
            line=_in(named, AttendanceState.WAITLISTED),
            places=places,
            full={place.pk for place in places if place.left <= 0},  # type: ignore[attr-defined]
            may_change=may_change_initiative(self.request.user, self.subject.initiative),
            over=self.subject.ends_at <= timezone.now(),
            ahead=self.subject.ends_at > timezone.now() and self.subject.state == "planned",
            panels=render_panels(session_desk_panels, self.request, self.subject),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say yes or no to a question, or give a place back for somebody."""
        row = get_object_or_404(Attendance, pk=number_in(request.POST.get("row")), session=self.subject)
        act = ACTIONS.get(request.POST.get("do", ""))
        if act is not None:
            try:
                messages.success(request, act(row, request.user, request.POST.get("reason", "")))
            except NotAllowedError:
                raise PermissionDenied from None
            except TryghedError as error:
                messages.error(request, str(error))
        return redirect("session_desk", pk=self.subject.pk)


class UnusableReasonError(TryghedError):
    """A reason too long to be read, or with what we never store; says what is wrong with it."""

    code = "unusable_reason"


def _in(named: list[tuple[Attendance, str]], *states: AttendanceState) -> list[tuple[Attendance, str]]:
    return [(row, name) for row, name in named if row.state in states]


def places_of(session: Session) -> list[SessionPlace]:
    """Seats by role, with `left`."""
    rows = SessionPlace.objects.filter(session=session).select_related("role")
    return list(rows.annotate(left=F("seats") - taken_seats()).order_by("pk"))


def number_in(value: str | None) -> int:
    """A number out of a form; 404 for anything else."""
    number = number_of(value or "")
    if number is None:
        raise Http404
    return number


def _confirm(row: Attendance, actor: Any, reason: str) -> str:
    services.confirm_request(attendance=row, actor=actor)
    return _("Done. The person is told that there is a place.")


def _refuse(row: Attendance, actor: Any, reason: str) -> str:
    form = RefusalForm({"reason": reason})
    if reason.strip() and not form.is_valid():  # without any the service says so
        raise UnusableReasonError(" ".join(map(str, form.errors["reason"])))
    services.refuse_request(attendance=row, actor=actor, reason=reason)
    return _("Done. The person is told, with your reason.")


def _queue(row: Attendance, actor: Any, reason: str) -> str:
    services.queue_request(attendance=row, actor=actor)
    return _("Done. The person is told their number on the waiting list.")


def _cancel(row: Attendance, actor: Any, reason: str) -> str:
    services.cancel_for(attendance=row, actor=actor)
    return _("The place is given back. The person is told.")


ACTIONS = {"confirm": _confirm, "queue": _queue, "refuse": _refuse, "cancel": _cancel}


class SignUpForView(SessionDeskView):
    """Sign somebody up who called: find them, press once."""

    template_name = "coordination/workspace/sign_up_for.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Who is found by name, alias or postal code, among those the reader may see."""
        words = words_in(self.request)
        found = find_people(self.request.user, self.subject, words) if words else []
        return super().get_context_data(words=words, found=found, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the seat for them, and go back to the session."""
        volunteers = Volunteer.objects.visible_to(request.user).active().select_related("person")
        volunteer = get_object_or_404(volunteers, pk=number_in(request.POST.get("volunteer")))
        places = SessionPlace.objects.filter(session=self.subject).select_related(
            "role", "session__initiative"
        )
        place = get_object_or_404(places, pk=number_in(request.POST.get("place")))
        try:
            services.assign_seat(person=volunteer.person, place=place, actor=request.user)
        except NotAllowedError:
            raise PermissionDenied from None
        except RequirementNotMetError as error:
            messages.error(request, " ".join(str(item.reason) for item in error.refusals))
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Signed up. The person is told."))
        return redirect("session_desk", pk=self.subject.pk)


def words_in(request: HttpRequest) -> str:
    """What is searched for, in one line; PostgreSQL knows no NUL."""
    return " ".join(request.GET.get("q", "").replace("\0", "").split())[:80]


def find_people(viewer: Any, session: Session, words: str) -> list[tuple[Volunteer, str]]:
    """Ambassadors by name, alias or postal code. A name finds only whom the reader may know by name."""
    rows = (
        Volunteer.objects.visible_to(viewer).active().filter(district=session.initiative.project.district_id)
    )
    match = Q()
    for word in words.split():
        match &= _said(word) | _said(word.capitalize()) | Q(person__profile__postal_code=word)
    rows = rows.filter(match).with_person().order_by("person__first_name", "pk")
    found = [(row, name_for(viewer, row)) for row in rows[: FOUND * 10]]
    return [(row, name) for row, name in found if sees_name(viewer, row) or _by_alias(row, words)][:FOUND]


def _said(word: str) -> Q:
    """SQLite takes capital and small æ, ø and å for different letters: ask for both."""
    names = Q(person__first_name__icontains=word) | Q(person__last_name__icontains=word)
    return names | Q(person__alias__icontains=word)


def _by_alias(row: Volunteer, words: str) -> bool:
    place = getattr(row.person, "profile", None)
    shown = f"{row.person.alias} {place.postal_code_id if place else ''}".casefold()
    return all(word in shown for word in words.casefold().split())
