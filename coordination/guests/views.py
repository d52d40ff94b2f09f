"""Coming without an account."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coordination.guests.forms import GuestForm
from coordination.guests.letters import GUEST_PURPOSE
from coordination.guests.models import GuestSignUp
from coordination.guests.rules import takes_guests
from coordination.guests.services import ask_as_guest, confirm_guest
from coordination.models import Attendance
from coordination.selectors import places_with_seats
from coordination.session_letters import calendar_file_url
from core.dates import span_text
from core.errors import LinkError, LinkExpiredError, TryghedError
from core.links import read_token
from core.throttle import TooManyError
from projects.models import SessionPlace
from volunteers.entry import limits

LINK_WORKS = timedelta(days=1)
SENT = "guest_sent"


@require_http_methods(["GET", "POST"])
@never_cache
def guest_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and address for one seat; the link in the mail does the rest."""
    place = places_with_seats(request.user).filter(pk=pk).first()
    if place is None or not takes_guests(place):
        raise Http404
    form = GuestForm(request.POST) if request.method == "POST" else GuestForm()
    context = {"place": place, "session": place.session, "form": form}
    if not (form.is_bound and form.is_valid()):
        return render(request, "coordination/guests/ask.html", context)
    data = form.cleaned_data
    try:
        limits.count(request, "guest", data["email"])
        language = (get_language() or "da")[:2]
        ask_as_guest(place=place, first_name=data["first_name"], email=data["email"], language=language)
    except TryghedError as error:
        form.add_error(None, str(error))
        status = 429 if isinstance(error, TooManyError) else 409
        return render(request, "coordination/guests/ask.html", context, status=status)
    request.session[SENT] = place.pk
    return redirect("guest_sent")


@require_safe
@never_cache
def guest_sent(request: HttpRequest) -> HttpResponse:
    """The receipt: look in your mail."""
    place = (
        SessionPlace.objects.select_related("session__initiative")
        .filter(pk=request.session.get(SENT, 0))
        .first()
    )
    if place is None:
        return redirect("tasks")
    return render(request, "coordination/guests/sent.html", {"session": place.session, "place": place})


@require_http_methods(["GET", "POST"])
@never_cache
def guest_confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the session and a button; only the POST takes the seat (DOMAIN rule 8)."""
    rows = GuestSignUp.objects.select_related("person", "place__role", "place__session__initiative")
    try:
        guest = rows.get(pk=read_token(GUEST_PURPOSE, token, LINK_WORKS))
    except (LinkError, GuestSignUp.DoesNotExist) as error:
        expired = isinstance(error, LinkExpiredError)
        status = 410 if expired else 404
        return render(request, "coordination/guests/broken.html", {"expired": expired}, status=status)
    context = {"place": guest.place, "session": guest.place.session}
    if request.method != "POST":
        return render(request, "coordination/guests/confirm.html", context)
    try:
        row: Attendance = confirm_guest(guest=guest)
    except TryghedError as error:
        return render(request, "coordination/guests/confirm.html", {**context, "error": error}, status=409)
    when = span_text(row.starts_at, row.ends_at)
    receipt = {"when": when, "name": guest.first_name, "calendar_url": calendar_file_url(row)}
    return render(request, "coordination/guests/confirmed.html", {**context, **receipt})
