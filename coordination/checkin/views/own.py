"""What people do themselves: `/tjek-ind/`, their own code, and a guest's way in by the link they have."""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from coordination.checkin import codes
from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.judging import OPENS_BEFORE, Tap, is_there
from coordination.checkin.models import CheckIn
from coordination.checkin.proposals import taps_of
from coordination.checkin.services import check_in, note_failure
from coordination.checkin.taps import nonce_of
from coordination.checkin.views.sheet import qr
from coordination.enums import SEATED
from coordination.models import Attendance
from coordination.session_letters import COMING_PURPOSE
from core.errors import LinkError, TryghedError
from core.links import read_token
from core.throttle import TooManyError, throttle
from projects.models import Session

TRIES, WITHIN = 20, 600  # presses of one person, in seconds


def open_now() -> Any:
    """Sessions anywhere that people can check in at now."""
    now = timezone.now()
    rows = Session.objects.filter(state="planned", starts_at__lte=now + OPENS_BEFORE, ends_at__gte=now)
    return rows.select_related("initiative__project", "postal_code")


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def type_code(request: SignedInRequest) -> HttpResponse:
    """The short code, for who has no camera; it leads to the same page as the picture does."""
    error = None
    if request.method == "POST":
        try:
            throttle("check-in", str(request.user.pk), limit=TRIES, seconds=WITHIN)
            session = _session_of(request.POST.get("code", ""), open_now())
        except TooManyError as too_many:
            error = str(too_many)
        else:
            if session is not None:
                return redirect("check_in", token=codes.session_token(session))
            error = str(Result.UNKNOWN_CODE.label)
    return render(
        request, "coordination/checkin/type_code.html", {"error": error}, status=409 if error else 200
    )


def _session_of(typed: str, sessions: Any) -> Session | None:
    return next((each for each in sessions if codes.is_short_code(typed, each.pk)), None)


@require_http_methods(["GET", "POST"])
@never_cache
def check_in_by_code(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the session and one button; only the POST checks in (DOMAIN rule 8)."""
    try:
        number, fresh = codes.read_session_token(token)
        session = Session.objects.select_related("initiative__project", "postal_code").get(pk=number)
    except (LinkError, Session.DoesNotExist):
        return render(request, "coordination/checkin/broken.html", status=404)
    if not request.user.is_authenticated:
        return render(request, "coordination/checkin/sign_in.html", {"session": session})
    return _own_page(request, session, request.user, fresh=fresh)


def _own_page(request: HttpRequest, session: Session, person: Any, *, fresh: bool) -> HttpResponse:
    """One's own standing at a session, with the one press that is open."""
    context: dict[str, Any] = {"session": session, "nonce": secrets.token_hex(12), "person": person}
    status = 200
    if request.method == "POST":
        row, error = _press(request, session, person, fresh=fresh)
        status = 200 if row is not None and row.went_well else 409
        context |= {"said": row, "error": error}
    there = is_there(taps_of(session).get(person.pk, []))
    seat = Attendance.objects.filter(session=session, person=person, state__in=SEATED).exists()
    context |= {"there": there, "seat": seat, "fresh": fresh}
    return render(request, "coordination/checkin/own.html", context, status=status)


def _press(request: HttpRequest, session: Session, person: Any, *, fresh: bool) -> tuple[CheckIn | None, str]:
    kind = Kind.OUT if request.POST.get("kind") == Kind.OUT else Kind.IN
    tap = Tap(kind, Way.SESSION_CODE, timezone.now(), nonce_of(request))
    try:
        throttle("check-in", str(person.pk), limit=TRIES, seconds=WITHIN)
        if fresh or kind == Kind.OUT:  # whoever is there may leave without the code of the moment
            row = check_in(session=session, person=person, tap=tap, by=person)
        else:
            row = note_failure(session=session, tap=tap, by=person, person=person, result=Result.EXPIRED)
    except TryghedError as error:
        return None, str(error)
    return row, "" if row.went_well else str(row.get_result_display())


@require_http_methods(["GET", "POST"])
@never_cache
def check_in_as_guest(request: HttpRequest, token: str) -> HttpResponse:
    """Who has no account: the link out of their mail, and the code that is shown where they stand."""
    try:
        number = read_token(COMING_PURPOSE, token, timedelta(days=settings.SEAT_LINK_DAYS))
        row = Attendance.objects.select_related("person", "session__initiative").get(pk=number)
    except (LinkError, Attendance.DoesNotExist):
        return render(request, "coordination/checkin/broken.html", status=404)
    fresh = codes.is_short_code(request.POST.get("code", ""), row.session_id)
    return _own_page(request, row.session, row.person, fresh=fresh)


@require_safe
@never_cache
@login_required
def my_code(request: SignedInRequest) -> HttpResponse:
    """The code one shows to be checked in; on paper too."""
    shown = request.user.check_in_codes.filter(replaced_at=None).first()
    if shown is None and not Attendance.objects.filter(person=request.user).exists():
        raise Http404
    picture = qr(codes.person_url(shown)) if shown else ""
    return render(request, "coordination/checkin/my_code.html", {"picture": picture, "code": shown})


@require_POST
@never_cache
@login_required
def new_code(request: SignedInRequest) -> HttpResponse:
    """Make the first one, or another that replaces it."""
    had = request.user.check_in_codes.exists()
    codes.replace_code(person=request.user)
    if had:
        messages.success(request, _("You have a new code. The old one doesn't work any more."))
    return redirect("my_code")
