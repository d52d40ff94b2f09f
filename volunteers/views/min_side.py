"""`/min-side/`: one's own page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import AccessEntry
from accounts.requests import SignedInRequest
from core.errors import TryghedError
from core.registries import min_side_panels, render_panels
from volunteers.ambassador import ambassador_of
from volunteers.contacts import contact_officer_of
from volunteers.decisions.models import Decision
from volunteers.enums import ApplicationState, VolunteerState
from volunteers.models import Application, Volunteer
from volunteers.progress import progress_of
from volunteers.services import move_application

LATEST = 3


@require_safe
@never_cache
@login_required
def min_side(request: SignedInRequest) -> HttpResponse:
    """Status, next step, and what the rooms hang up here."""
    application = Application.objects.filter(person=request.user).select_related("district", "owner").last()
    volunteer = ambassador_of(request.user)
    context: dict[str, Any] = {
        "application": application,
        "progress": progress_of(application) if application else None,
        "decision": application is not None and Decision.objects.filter(application=application).exists(),
        "newer": bool(application and volunteer and _applies_again(application, volunteer)),
        "volunteer": volunteer,
        "contact": contact_officer_of(volunteer.person) if volunteer else None,
        "asks_agreement": bool(application and application.state == ApplicationState.AGREEMENT),
        "signature": request.user.signatures.standing()
        .select_related("agreement")
        .order_by("-signed_at")
        .first(),
        "panels": render_panels(min_side_panels, request, request.user),
        "look_ups": AccessEntry.objects.about(request.user)[:LATEST],
    }
    return render(request, "volunteers/min_side/min_side.html", context)


def _applies_again(application: Application, volunteer: Volunteer) -> bool:
    """Somebody who has stopped, and has applied since."""
    if volunteer.state != VolunteerState.ENDED or volunteer.ended_on is None:
        return False
    return timezone.localdate(application.received_at) >= volunteer.ended_on


@require_safe
@never_cache
@login_required
def access_log(request: SignedInRequest) -> HttpResponse:
    """All look-ups in one's own data: date and purpose (FACTS, Privacy)."""
    return render(
        request, "volunteers/min_side/access_log.html", {"look_ups": AccessEntry.objects.about(request.user)}
    )


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def withdraw(request: SignedInRequest) -> HttpResponse:
    """Take one's application back, after one question."""
    application = Application.objects.undecided().filter(person=request.user).first()
    if application is None:  # sent twice, or decided meanwhile: Min side says how it stands
        return redirect("min_side")
    if request.method == "POST":
        try:
            move_application(application=application, name="withdraw", actor=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request, _("You have withdrawn your application. You are welcome back any time.")
            )
        return redirect("min_side")
    return render(request, "volunteers/min_side/withdraw.html", {"application": application})
