"""`/partner/fremmoede/<pk>/`: a partner says who was there at a session it hosts. First names alone (DOMAIN)."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.requests import SignedInRequest
from coordination.checkin.judging import is_open
from coordination.checkin.permissions import hosted_by
from coordination.checkin.sheet import first_names, keep_on_phone, lines_of, phone_key, rows_of
from coordination.checkin.views.sheet import answer_taps
from coordination.checkin.walk_ins import guest_places
from projects.models import Session
from volunteers.hosts.views.partner import partners_only


def _session(request: SignedInRequest, pk: int) -> Session:
    """One that is ahead, or over for so short that a phone without net may still send what it kept."""
    since = timezone.now() - timedelta(days=settings.CHECK_IN_OFFLINE_DAYS)
    rows = hosted_by(request.user).filter(ends_at__gt=since)
    rows = rows.select_related("initiative__project", "postal_code")
    found: Session = get_object_or_404(rows, pk=pk)
    return found


@require_safe
@partners_only
def partner_sheet(request: SignedInRequest, associations: list[Any], pk: int) -> HttpResponse:
    """The same taps as staff have; minutes are the coordinator's to confirm."""
    session = _session(request, pk)
    rows = rows_of(session)
    names = first_names(rows, lambda row: row.person.shown_name)
    log_list(actor=request.user, purpose=Purpose.ATTENDANCE, query=f"session {session.pk}")
    may_tap = is_open(session, timezone.now())
    context = {
        "subject": session,
        "open": may_tap,
        "guest_places": guest_places(session) if may_tap else [],
        "lines": lines_of(session, rows, names),
        "phone": phone_key(request.user),
    }
    response = render(request, "coordination/checkin/partner.html", context)
    return keep_on_phone(response, user=request.user, session=session)


@require_POST
@partners_only
def partner_tap(request: SignedInRequest, associations: list[Any], pk: int) -> HttpResponse:
    """A press, or those a phone kept."""
    return answer_taps(request, _session(request, pk), "partner_sheet")
