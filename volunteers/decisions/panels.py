"""The hearing on Min side and on the application's page in the workspace."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from volunteers.decisions.models import Decision, Hearing, latest_hearing
from volunteers.enums import UNDECIDED
from volunteers.naming import sees_name
from volunteers.permissions import may_handle_application


def my_hearing(request: HttpRequest, person: Any) -> Panel | None:
    """For an applicant who is being heard."""
    rows = Hearing.objects.awaited().filter(application__person=person, application__state__in=UNDECIDED)
    hearing = rows.first()
    return Panel("decisions/my_hearing.html", {"hearing": hearing}) if hearing else None


def hearing_at_the_desk(request: HttpRequest, application: Any) -> Panel | None:
    """For who handles the application: hear, the answer, the decision."""
    if not may_handle_application(request.user, application):
        return None
    hearing = latest_hearing(application)
    decision = Decision.objects.filter(application=application).first()
    is_open = application.state in UNDECIDED
    if not (is_open or hearing or decision):
        return None
    return Panel(
        "decisions/at_the_desk.html",
        {
            "application": application,
            "hearing": hearing,
            "decision": decision if sees_name(request.user, application) else None,
            "is_open": is_open,
        },
    )
