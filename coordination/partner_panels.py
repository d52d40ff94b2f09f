"""Who comes to the sessions a partner hosts: first names alone (DOMAIN, the table; rule 6)."""

from typing import Any

from django.http import HttpRequest

from coordination.models import Attendance
from core.registries import Panel
from projects.enums import Stage
from projects.models import Session

SHOWN = 10  # sessions


def who_comes(request: HttpRequest, associations: Any) -> Panel | None:
    """The next sessions somebody is signed up for, and by which first name; a protected person by alias."""
    rows = (
        Attendance.objects.signed_up()
        .filter(
            session__initiative__project__partnerships__organisation__in=associations,
            session__in=Session.objects.coming(),
        )
        .exclude(session__initiative__project__stage=Stage.CLOSED)
        .select_related("person", "session__initiative", "session__postal_code")
        .order_by("starts_at", "session", "pk")
        .distinct()
    )
    sessions: dict[int, tuple[Any, list[str]]] = {}
    for row in rows:
        sessions.setdefault(row.session_id, (row.session, []))[1].append(row.person.shown_name)
    found = [(session, sorted(names, key=str.casefold)) for session, names in sessions.values()]
    return Panel("coordination/panels/who_comes.html", {"sessions": found[:SHOWN]}) if found else None
