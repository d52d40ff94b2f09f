"""Yes, no or late before a session, from the link in a receipt or reminder: no signing in."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coordination.checkin.judging import is_open
from coordination.enums import EXPECTED, AttendanceState
from coordination.models import Attendance
from coordination.services import cancel_sign_up, say_coming
from coordination.services.word_before import LATE_MINUTES
from coordination.session_letters import COMING_PURPOSE
from core.errors import LinkError, LinkExpiredError, TryghedError
from core.links import read_token


@require_http_methods(["GET", "POST"])
@never_cache
def coming_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the session and the buttons; only the POST says anything (DOMAIN rule 8)."""
    rows = Attendance.objects.select_related(
        "person", "place__role", "session__initiative", "session__postal_code"
    )
    try:
        row = rows.get(pk=read_token(COMING_PURPOSE, token, timedelta(days=settings.SEAT_LINK_DAYS)))
    except (LinkError, Attendance.DoesNotExist) as error:
        expired = isinstance(error, LinkExpiredError)
        status = 410 if expired else 404
        return render(request, "coordination/coming_broken.html", {"expired": expired}, status=status)
    context: dict[str, Any] = {
        "late_minutes": LATE_MINUTES,
        "token": token,
        "may_check_in": is_open(row.session, timezone.now()),
    }
    status = 200
    if request.method == "POST":
        try:
            row, context["said"] = _take(row, request.POST.get("answer", ""))
        except TryghedError as error:
            context["error"], status = error, 409
            row.refresh_from_db()
    return render(request, "coordination/coming.html", {**context, **_standing(row)}, status=status)


def _standing(row: Attendance) -> dict[str, Any]:
    ahead = row.ends_at > timezone.now() and row.session.state == "planned"
    return {
        "row": row,
        "session": row.session,
        "role": row.place.role,
        "seeking": row.state == AttendanceState.SEEKING_STAND_IN,
        "held": row.state in EXPECTED,
        "open": row.state in EXPECTED and ahead,
    }


def _take(row: Attendance, answer: str) -> tuple[Attendance, str]:
    if answer == "no":
        row = cancel_sign_up(attendance=row, person=row.person)
        if row.state == AttendanceState.SEEKING_STAND_IN:
            return row, _(
                "Thank you for telling us. It is soon, so we look for somebody who can take your place."
            )
        return row, _("You have cancelled. Thank you for telling us.")
    if answer == "yes":
        return say_coming(attendance=row, person=row.person), _("Good. We count on you.")
    if answer.isdecimal() and int(answer[:3]) in LATE_MINUTES:
        late = int(answer[:3])
        row = say_coming(attendance=row, person=row.person, late=late)
        return row, _("Thank you. We expect you about %(minutes)s minutes late.") % {"minutes": late}
    return row, ""
