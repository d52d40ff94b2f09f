"""Screenings on an ambassador's page in the workspace, and one's own on Min side."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from core.registries import Panel
from volunteers.enums import ScreeningOutcome
from volunteers.models import Screening
from volunteers.permissions import may_handle_application, may_screen
from volunteers.screening.profiles import usual_wait
from volunteers.screening.shown import shown_to
from volunteers.services.screening import RENEWABLE

# What the person reads on Min side. A no is told personally first: until then it reads as what is being assessed.
_WAITS = (ScreeningOutcome.PENDING, ScreeningOutcome.NOT_CLEARED)


def on_ambassador(request: HttpRequest, volunteer: Any) -> Panel | None:
    """For those who handle the ambassador: all of it with the right, else approved or not yet."""
    user = request.user
    full = may_screen(user, volunteer)
    if not (full or may_handle_application(user, volunteer)):
        return None
    rows = Screening.objects.filter(person=volunteer.person_id).select_related("assessed_by")
    context = {
        "subject": volunteer,
        "screenings": shown_to(rows, full=full),
        "may_order": full and volunteer.state in RENEWABLE,
    }
    return Panel("volunteers/screening/ambassador_panel.html", context)


def on_min_side(request: HttpRequest, person: Any) -> Panel | None:
    """One's own: what is ordered, approved, runs out, and how long it usually takes."""
    rows = list(Screening.objects.filter(person=person))
    if not rows:
        return None
    soon = timezone.localdate() + timedelta(days=max(settings.SCREENING_WARN_DAYS))
    context = {
        "screenings": [
            {
                "row": row,
                "state": "waits" if row.outcome in _WAITS else row.outcome,
                "soon": bool(row.renew_by and row.renew_by <= soon),
                "wait": usual_wait(row.kind),
            }
            for row in rows
        ]
    }
    return Panel("volunteers/screening/my_panel.html", context, aside=True)
