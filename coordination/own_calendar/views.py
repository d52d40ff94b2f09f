"""`/min-side/kalender/`: the secret address; and a single session as a file, for whoever may open its page."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.calendars.models import CalendarToken
from accounts.calendars.services import close_address, make_address
from accounts.requests import SignedInRequest
from coordination.models import Attendance
from coordination.own_calendar.reading import happenings_of
from coordination.own_calendar.registrations import OWN
from coordination.session_letters import COMING_PURPOSE
from core.errors import LinkError, NotAllowedError
from core.ical import calendar_file
from core.links import read_token
from volunteers.ambassador import ambassador_of


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def subscribe(request: SignedInRequest) -> HttpResponse:
    """Make, renew or close the address; it is shown once, in the answer to the press."""
    if ambassador_of(request.user) is None:
        return redirect("min_side")
    context: dict[str, Any] = {}
    if request.POST.get("do") == "close":
        close_address(user=request.user, kind=OWN)
        messages.success(request, _("The address is closed. Calendars that have it get nothing more."))
        return redirect("own_calendar")
    if request.POST.get("do") == "make":
        try:
            context["address"] = make_address(user=request.user, kind=OWN)
        except NotAllowedError:
            raise Http404 from None
    context["token"] = CalendarToken.objects.live().filter(user=request.user, kind=OWN).first()
    return render(request, "coordination/own_calendar/subscribe.html", context)


@require_safe
@never_cache
@login_required
def own_file(request: SignedInRequest, pk: int) -> HttpResponse:
    """One's own seat as a file; another's is 404."""
    return _file(Attendance.objects.filter(pk=pk, person=request.user))


@require_safe
@never_cache
def file_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The seat of the link in a letter; 404 where the link's own page wouldn't open either."""
    try:
        pk = read_token(COMING_PURPOSE, token, timedelta(days=settings.SEAT_LINK_DAYS))
    except LinkError:
        raise Http404 from None
    return _file(Attendance.objects.filter(pk=pk))


def _file(rows: Any) -> HttpResponse:
    found = happenings_of(rows)
    if not found:
        raise Http404
    response = HttpResponse(calendar_file(found, name="Tryghed"), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="tryghed.ics"'
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
