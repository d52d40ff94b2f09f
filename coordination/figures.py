"""Participation split by district, objective and project: all from `Attendance.confirmed()`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum

from core.suppression import suppress
from places.models import District
from projects.enums import Objective
from projects.models import Project

_PROJECT = "session__initiative__project"


@dataclass(frozen=True)
class Line:
    """One line of a table; None where the number is too small to be shown."""

    label: str
    people: int | None
    minutes: int | None


def _split(rows: Any, field: str) -> list[dict[str, Any]]:
    grouped = rows.confirmed().order_by().values(field)
    return list(grouped.annotate(people=Count("person", distinct=True), total=Sum("minutes")).order_by(field))


def _lines(
    split: list[dict[str, Any]], field: str, names: Mapping[Any, Any], *, hide_small: bool
) -> list[Line]:
    rows = [(str(names[row[field]]), row["people"], row["total"]) for row in split]
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


def by_district(rows: Any, *, hide_small: bool) -> list[Line]:
    """Per police district."""
    names = dict(District.objects.values_list("pk", "name"))
    field = f"{_PROJECT}__district"
    return _lines(_split(rows, field), field, names, hide_small=hide_small)


def by_objective(rows: Any, *, hide_small: bool) -> list[Line]:
    """Per national objective."""
    field = f"{_PROJECT}__objective"
    return _lines(_split(rows, field), field, dict(Objective.choices), hide_small=hide_small)


def by_project(rows: Any) -> list[Line]:
    """Per project of the district."""
    split = _split(rows, _PROJECT)
    titles = dict(Project.objects.filter(pk__in=[row[_PROJECT] for row in split]).values_list("pk", "title"))
    return _lines(split, _PROJECT, titles, hide_small=False)
