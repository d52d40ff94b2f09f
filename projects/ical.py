"""Sessions as a calendar file (RFC 5545). Times are in UTC, so that every calendar reads them right over summer time.

A session keeps its UID for ever; SEQUENCE and LAST-MODIFIED follow its history, so that a calendar that has it
already takes over that it was called off.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.models import StateChange
from projects.enums import SessionState

RENEW_EVERY = timedelta(hours=4)
KEPT = 60  # seconds that a proxy may keep a calendar: what was closed is gone within a minute
UID_HOST = (
    settings.WAGTAIL_SITE_NAME.lower()
)  # not the host asked: the same session is the same event everywhere


def calendar_of(sessions: Iterable[Any], *, name: str, urls: Mapping[int, str]) -> bytes:
    """The file. `urls` are full addresses by project; a session of a project without one is left out.

    Sessions come with initiative and postal code.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Tryghed//Calendar//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", RENEW_EVERY, parameters={"VALUE": "DURATION"})
    shown = [session for session in sessions if session.initiative.project_id in urls]
    changes = _changes(shown)
    for session in shown:
        calendar.add_component(
            _event(session, urls[session.initiative.project_id], changes.get(session.pk, []))
        )
    return bytes(calendar.to_ical())


def calendar_response(content: bytes, filename: str) -> HttpResponse:
    """The answer to who asks for a calendar: a subscription or a file to open."""
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{filename}"'
    response["Cache-Control"] = f"public, max-age={KEPT}"
    return response


def _event(session: Any, url: str, changes: list[datetime]) -> Event:
    initiative, off = session.initiative, session.state == SessionState.CANCELLED
    title = _("Called off: %(title)s") % {"title": initiative.title} if off else initiative.title
    changed = max(changes, default=initiative.created_at).astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"session-{session.pk}@{UID_HOST}")
    event.add("dtstamp", changed)
    if changes:
        event.add("last-modified", changed)
    event.add("sequence", len(changes))
    event.add("dtstart", session.starts_at.astimezone(UTC))
    event.add("dtend", session.ends_at.astimezone(UTC))
    event.add("summary", title)
    event.add("location", f"{session.place}, {session.postal_code}")
    event.add("description", f"{initiative.description}\n\n{url}")
    event.add("url", url)
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _changes(sessions: list[Any]) -> dict[int, list[datetime]]:
    """When each session was changed, from its history; one query."""
    if not sessions:
        return {}
    rows = StateChange.objects.filter(
        subject_type=sessions[0]._meta.label_lower, subject_id__in=[session.pk for session in sessions]
    )
    found: dict[int, list[datetime]] = {}
    for pk, at in rows.values_list("subject_id", "at"):
        found.setdefault(pk, []).append(at)
    return found
