"""Sessions that anybody may come by, and how a list shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.utils import timezone

from core.addresses import absolute
from core.dates import JOINER, at_text, hour_text, local_day
from home.languages import in_reading_language
from places.distance import format_distance
from projects.enums import InitiativeKind, SessionState
from projects.models import ProjectPage, Session

KEPT_IN_CALENDAR = timedelta(days=30)  # what is over stays that long in a calendar one subscribes to
MOST_IN_CALENDAR = 1000


@dataclass(frozen=True)
class Row:
    """A session in the list. `url` is its project's page, `when` the hours under the day's heading."""

    session: Any
    when: str
    url: str
    distance: str
    off: bool


@dataclass(frozen=True)
class Day:
    """The sessions of a day on a Danish clock."""

    day: date
    rows: list[Row]


def public_sessions() -> Any:
    """Sessions of every kind that everybody may read about, in order."""
    rows = Session.objects.published().order_by("starts_at", "pk")
    return rows.select_related("initiative__project__district", "postal_code")


def drop_in_sessions() -> Any:
    """Those where anybody may come by without signing up."""
    visits = Q(initiative__drop_in=True) | Q(initiative__kind=InitiativeKind.MOBILE_STATION)
    return public_sessions().filter(visits)


def in_calendar(rows: Any) -> Any:
    """What a calendar shows: the last month and everything ahead."""
    return rows.filter(ends_at__gt=timezone.now() - KEPT_IN_CALENDAR)[:MOST_IN_CALENDAR]


def days_of(sessions: Iterable[Any], distances: Mapping[str, float] | None) -> list[Day]:
    """The sessions, which come in order, day by day."""
    found = list(sessions)
    paths = project_paths(session.initiative.project_id for session in found)
    rows = [_row(session, paths, distances or {}) for session in found]
    grouped = groupby(rows, key=lambda row: local_day(row.session.starts_at))
    return [Day(day, list(each)) for day, each in grouped]


def _row(session: Any, paths: Mapping[int, str], distances: Mapping[str, float]) -> Row:
    km = distances.get(session.postal_code_id)
    return Row(
        session,
        f"{at_text(session.starts_at)}–{JOINER}{hour_text(session.ends_at)}",
        paths.get(session.initiative.project_id, ""),
        "" if km is None else format_distance(km),
        session.state == SessionState.CANCELLED,
    )


def project_paths(projects: Iterable[int]) -> dict[int, str]:
    """The paths of the pages that everybody may open, by project, in the reader's language."""
    rows = ProjectPage.objects.published().originals().filter(project__in=set(projects)).defer_streamfields()
    pages = in_reading_language(rows, ProjectPage.objects.live().defer_streamfields())
    parts = {page.project_id: page.get_url_parts() for page in pages}
    return {project: each[2] for project, each in parts.items() if each and each[2]}


def project_urls(sessions: Iterable[Any]) -> dict[int, str]:
    """The same as full addresses."""
    paths = project_paths(session.initiative.project_id for session in sessions)
    return {project: absolute(path) for project, path in paths.items()}
