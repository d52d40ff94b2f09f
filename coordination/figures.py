"""Participation split by district, objective and project: all from `Attendance.confirmed()`."""

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


def _line(label: Any, row: dict[str, Any], *, hide_small: bool) -> Line:
    if not hide_small:
        return Line(str(label), row["people"], row["total"])
    return Line(str(label), suppress(row["people"]), suppress(row["people"], row["total"]))


def by_district(rows: Any, *, hide_small: bool) -> list[Line]:
    """Per police district."""
    names = dict(District.objects.values_list("pk", "name"))
    field = f"{_PROJECT}__district"
    return [_line(names[row[field]], row, hide_small=hide_small) for row in _split(rows, field)]


def by_objective(rows: Any, *, hide_small: bool) -> list[Line]:
    """Per national objective."""
    field = f"{_PROJECT}__objective"
    return [_line(Objective(row[field]).label, row, hide_small=hide_small) for row in _split(rows, field)]


def by_project(rows: Any) -> list[Line]:
    """Per project of the district."""
    split = _split(rows, _PROJECT)
    titles = dict(Project.objects.filter(pk__in=[row[_PROJECT] for row in split]).values_list("pk", "title"))
    return [_line(titles[row[_PROJECT]], row, hide_small=False) for row in split]
