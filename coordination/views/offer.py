"""A seat that is held for who waited: yes or no from the link in a letter."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import accept_offer, cancel_sign_up
from coordination.session_letters import OFFER_PURPOSE, calendar_file_url
from core.dates import span_text
from core.errors import LinkError, LinkExpiredError, TryghedError
from core.links import read_token

ANSWERS = {"yes", "no"}


def take_answer(row: Attendance, *, yes: bool) -> str:
    """Accept or give back, and what to say then. Raises what the services raise."""
    if not yes:
        cancel_sign_up(attendance=row, person=row.person)
        return _("Thank you for your answer. We ask the next one.")
    taken = accept_offer(attendance=row, person=row.person)
    return _("Thank you. You are signed up: %(when)s.") % {"when": span_text(taken.starts_at, taken.ends_at)}


@require_http_methods(["GET", "POST"])
@never_cache
def offer_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the offer and two buttons; only the POST answers (DOMAIN rule 8)."""
    rows = Attendance.objects.select_related(
        "person", "place__role", "session__initiative", "session__postal_code"
    )
    try:
        row = rows.get(pk=read_token(OFFER_PURPOSE, token, timedelta(days=settings.LINK_MAX_AGE_DAYS)))
    except (LinkError, Attendance.DoesNotExist) as error:
        expired = isinstance(error, LinkExpiredError)
        status = 410 if expired else 404
        return render(request, "coordination/answer_link_broken.html", {"expired": expired}, status=status)
    context: dict[str, Any] = {
        "row": row,
        "session": row.session,
        "role": row.place.role,
        "open": row.state == AttendanceState.OFFERED,
    }
    if request.POST.get("answer") in ANSWERS:
        try:
            context["said"] = take_answer(row, yes=request.POST["answer"] == "yes")
            if request.POST["answer"] == "yes":
                context["calendar_url"] = calendar_file_url(row)
        except TryghedError as error:
            return render(request, "coordination/offer.html", {**context, "error": error}, status=409)
    return render(request, "coordination/offer.html", context)
