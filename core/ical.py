"""Happenings as a calendar file (RFC 5545), on a Danish clock with its time zone in the file."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from core.addresses import absolute
from core.calendars import Happening
from core.dates import local_day

RENEW_EVERY = timedelta(hours=4)
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # of what has never been changed: the file stays the same


def calendar_file(happenings: Iterable[Happening], *, name: str) -> bytes:
    """The file. What was called off stays in it, marked, so that calendars that have it take it over."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tryghed//Calendar//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", RENEW_EVERY, parameters={"VALUE": "DURATION"})
    for happening in happenings:
        calendar.add_component(_event(happening))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(happening: Happening) -> Event:
    changed = max(happening.changes, default=EPOCH).astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{happening.uid}@{settings.WAGTAIL_SITE_NAME.lower()}")
    event.add("dtstamp", changed)
    event.add("sequence", len(happening.changes))
    _add_time(event, happening)
    event.add("summary", _summary(happening))
    if happening.place:
        event.add("location", happening.place)
    address = absolute(happening.url)
    event.add("description", "\n\n".join(filter(None, [happening.note, address])))
    event.add("url", address)
    event.add("status", happening.status)
    event.add("transp", "OPAQUE" if happening.busy and not happening.cancelled else "TRANSPARENT")
    return event


def _summary(happening: Happening) -> str:
    """Many calendars show no status: the title says it."""
    if happening.cancelled:
        return happening.off_title or _("Called off: %(title)s") % {"title": happening.title}
    if happening.tentative:
        return _("Perhaps: %(title)s") % {"title": happening.title}
    return happening.title


def _add_time(event: Event, happening: Happening) -> None:
    if happening.ends_at is None:
        day = local_day(happening.starts_at)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        return
    here = ZoneInfo(settings.TIME_ZONE)
    event.add("dtstart", happening.starts_at.astimezone(here))
    event.add("dtend", happening.ends_at.astimezone(here))
