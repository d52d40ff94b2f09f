"""The feed, and the way to it on Min side."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from coordination.own_calendar.reading import admits, own_happenings
from core.calendars import Feed, calendar_feeds
from core.registries import Panel, min_side_panels
from volunteers.ambassador import ambassador_of

OWN = "own"


def register() -> None:
    """Both."""
    calendar_feeds.register(OWN, Feed(_("Tryghed: what I take part in"), admits, own_happenings))
    min_side_panels.register("calendar", my_calendar, order=55)


def my_calendar(request: HttpRequest, person: Any) -> Panel | None:
    """The way there, for ambassadors; whether they have an address stands on that page."""
    if ambassador_of(person) is None:
        return None
    return Panel("coordination/own_calendar/panel.html", aside=True)
