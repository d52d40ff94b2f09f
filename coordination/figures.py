"""Participation split by district, objective and project: from `Attendance.confirmed()` and what is kept as counts.

Attendance is counts alone after its time (`AttendanceCount`). Times and minutes still add up; of the people it is
the fewest there can have been, for nobody knows any more who was there twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Sum

from core.suppression import suppress
from places.models import District
from projects.enums import Objective
from projects.models import Project

_PROJECT = "session__initiative__project"
_KEPT_PROJECT = "role__initiative__project"


@dataclass(frozen=True)
class Line:
    """One line of a table; None where the number is too small to be shown."""

    label: str
    people: int | None
    minutes: int | None


def _split(rows: Any, kept: Any, field: str) -> list[dict[str, Any]]:
    """People and minutes by a field of the project ("" for the project itself), in its order."""
    live_path, kept_path = f"{_PROJECT}{field}", f"{_KEPT_PROJECT}{field}"
    live = rows.confirmed().order_by().values_list(live_path)
    found = {
        key: (people, total)
        for key, people, total in live.annotate(Count("person", distinct=True), Sum("minutes"))
    }
    if kept is not None:
        counts = kept.order_by().values_list(kept_path).annotate(Max("people"), Sum("minutes"))
        for key, most, minutes in counts:
            people, total = found.get(key, (0, 0))
            found[key] = (max(people, most), total + minutes)
    return [{"key": key, "people": found[key][0], "total": found[key][1]} for key in sorted(found)]


def _lines(split: list[dict[str, Any]], names: Mapping[Any, Any], *, hide_small: bool) -> list[Line]:
    rows = [(str(names[row["key"]]), row["people"], row["total"]) for row in split]
    hidden = _hidden(rows) if hide_small else set()
    return [
        Line(label, None, None) if label in hidden else Line(label, people, minutes)
        for label, people, minutes in rows
    ]


def _hidden(rows: list[tuple[str, int, int]]) -> set[str]:
    """Labels that are not shown: those under 5 people, and as many more as keep them from being worked out.

    The totals stand above the table: minus the lines shown they tell what is left out, which must be several
    lines and 5 people at least.
    """
    small = {label for label, people, _minutes in rows if suppress(people) is None}
    left_out = sum(people for label, people, _minutes in rows if label in small)
    for people, label in sorted((people, label) for label, people, _minutes in rows if label not in small):
        if not small or (len(small) > 1 and suppress(left_out) is not None):
            break
        small.add(label)
        left_out += people
    return small


def by_district(rows: Any, kept: Any = None, *, hide_small: bool) -> list[Line]:
    """Per police district."""
    names = dict(District.objects.values_list("pk", "name"))
    return _lines(_split(rows, kept, "__district"), names, hide_small=hide_small)


def by_objective(rows: Any, kept: Any = None, *, hide_small: bool) -> list[Line]:
    """Per national objective."""
    return _lines(_split(rows, kept, "__objective"), dict(Objective.choices), hide_small=hide_small)


def by_project(rows: Any, kept: Any = None) -> list[Line]:
    """Per project of the district."""
    split = _split(rows, kept, "")
    titles = dict(Project.objects.filter(pk__in=[row["key"] for row in split]).values_list("pk", "title"))
    return _lines(split, titles, hide_small=False)
