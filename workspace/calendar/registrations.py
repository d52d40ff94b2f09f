"""What the calendar hangs up in the rooms around it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.calendars import Feed, Happening, calendar_feeds
from core.registries import MenuItem, workspace_menu
from workspace.calendar.reading import happenings_between

STAFF = "staff"
BACK, AHEAD = timedelta(days=30), timedelta(days=365)


def register() -> None:
    """The menu entry, and the feed."""
    workspace_menu.register(
        "calendar",
        MenuItem(_("Today"), _("Calendar"), "calendar", "calendar-month", works_here),
        order=5,
    )
    calendar_feeds.register(STAFF, Feed(_("Tryghed: the police district"), works_here, staff_happenings))


def works_here(user: Any) -> bool:
    """Whether the calendar is for somebody: they work in a district."""
    return bool(scope_of(user).districts)


def staff_happenings(user: Any) -> list[Happening]:
    """A month back and a year ahead; of an officer who isn't a coordinator, the own areas alone."""
    today = timezone.localdate()
    found = happenings_between(user, today - BACK, today + AHEAD)
    return found if scope_of(user).coordinator else [each for each in found if each.own]
