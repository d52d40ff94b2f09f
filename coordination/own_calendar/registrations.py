"""The feed, and the way to it on Min side."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.calendars.models import CalendarToken
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
    """For ambassadors: whether a calendar follows them."""
    if ambassador_of(person) is None:
        return None
    token = CalendarToken.objects.live().filter(user=person, kind=OWN).first()
    return Panel("coordination/own_calendar/panel.html", {"token": token}, aside=True)
