"""What this room shows on other rooms' pages."""

from typing import Any

from django.http import HttpRequest

from core.registries import Panel
from volunteers.entry.services import pause_of
from volunteers.enums import ApplicationState, WayIn
from volunteers.naming import sees_name
from volunteers.permissions import may_handle_application
from volunteers.services.apply import is_ambassador
from volunteers.wizard.draft import SLUGS, Draft
from volunteers.wizard.views import where_it_stopped


def begun_application(request: HttpRequest, person: Any) -> Panel | None:
    """Answers not yet sent, on Min side."""
    if is_ambassador(person):
        return None
    draft = Draft(person)
    if not any(draft.answered(slug) for slug in SLUGS):
        return None
    return Panel("entry/panels/begun.html", {"go_on": where_it_stopped(draft)})


def district_closed(request: HttpRequest, page: Any) -> Panel | None:
    """A break in intake, on the district's page."""
    pause = pause_of(page.district_id)
    return Panel("entry/panels/closed.html", {"pause": pause}) if pause else None


def way_in(request: HttpRequest, application: Any) -> Panel | None:
    """How an application came, and what an interest is turned into."""
    interested = application.state == ApplicationState.INTEREST
    if not interested and application.way_in == WayIn.WEB:
        return None
    context = {
        "application": application,
        "interested": interested and may_handle_application(request.user, application),
        "sees_name": sees_name(request.user, application),
    }
    return Panel("entry/panels/way_in.html", context)
