"""The tables of participation: `coordination.hours.reading.Hours` split in one way, small numbers left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from coordination.hours.reading import Hours
from core.dates import span_text
from core.suppression import suppress
from places.models import District, LocalArea, Municipality
from projects.enums import Objective
from projects.models import Project, Role, Session

MONTHS = 12
LATEST = 12  # sessions
Table = tuple[str, "list[Line]"]


class _MonthNames(dict[Any, str]):
    """Month and year by the first day of the month."""

    def __missing__(self, month: Any) -> str:
        return date_format(month, "F Y")


@dataclass(frozen=True)
class Line:
    """One line of a table; None where the number is too small to be shown."""

    label: str
    people: int | None
    minutes: int | None


def _lines(hours: Hours, way: str, names: Mapping[Any, Any], *, hide_small: bool) -> list[Line]:
    """The lines in the order of their keys; a label may stand there twice, what is hidden goes by key."""
    split = hours.split(way)
    hidden = _hidden([(key, each.people) for key, each in split.items()]) if hide_small else set()
    return [
        Line(str(names[key]), None, None)
        if key in hidden
        else Line(str(names[key]), each.people, each.minutes)
        for key, each in split.items()
    ]


def _hidden(rows: list[tuple[Any, int]]) -> set[Any]:
    """Keys that are not shown: those under 5 people, and as many more as keep them from being worked out.

    The totals stand above the table: minus the lines shown they tell what is left out, which must be several
    lines and 5 people at least.
    """
    small = {key for key, people in rows if suppress(people) is None}
    left_out = sum(people for key, people in rows if key in small)
    others = [(people, key) for key, people in rows if key not in small]
    for people, key in sorted(others, key=lambda pair: (pair[0], str(pair[1]))):
        if not small or (len(small) > 1 and suppress(left_out) is not None):
            break
        small.add(key)
        left_out += people
    return small


def by_district(hours: Hours, *, hide_small: bool) -> list[Line]:
    """Per police district."""
    return _lines(hours, "district", dict(District.objects.values_list("pk", "name")), hide_small=hide_small)


def by_objective(hours: Hours, *, hide_small: bool) -> list[Line]:
    """Per national objective."""
    return _lines(hours, "objective", dict(Objective.choices), hide_small=hide_small)


def by_municipality(hours: Hours) -> list[Line]:
    """Per municipality of the district."""
    names: dict[Any, str] = {None: _("No municipality")}
    names |= dict(Municipality.objects.values_list("pk", "name"))
    return _lines(hours, "municipality", names, hide_small=False)


def by_area(hours: Hours) -> list[Line]:
    """Per local area of the district; what a project is about several areas of stands in each of them."""
    names: dict[Any, str] = {None: _("No local area")}
    names |= dict(LocalArea.objects.filter(pk__in=_numbers(hours.split("area"))).values_list("pk", "name"))
    return _lines(hours, "area", names, hide_small=False)


def _numbers(keys: Iterable[Any]) -> list[int]:
    return [key for key in keys if key is not None]


def by_month(hours: Hours, *, hide_small: bool) -> list[Line]:
    """Per month, the last twelve there are."""
    lines = _lines(hours, "month", _MonthNames(), hide_small=hide_small)
    return lines[-MONTHS:]


def by_project(hours: Hours) -> list[Line]:
    """Per project of the district."""
    titles = dict(Project.objects.filter(pk__in=hours.split("project")).values_list("pk", "title"))
    return _lines(hours, "project", titles, hide_small=False)


def by_role(hours: Hours) -> list[Line]:
    """Per task of the district."""
    roles = Role.objects.filter(pk__in=hours.split("role")).select_related("initiative")
    titles = {role.pk: f"{role.initiative.title}: {role.title}" for role in roles}
    return _lines(hours, "role", titles, hide_small=False)


def by_session(hours: Hours, most: int | None) -> list[Line]:
    """Per session of the district, the latest `most`."""
    figures = hours.by_session(most)
    rows = {each.pk: each for each in Session.objects.filter(pk__in=figures).select_related("initiative")}
    return [
        Line(f"{rows[key].initiative.title}, {_when(rows[key])}", each.people, each.minutes)
        for key, each in figures.items()
    ]


def _when(session: Session) -> str:
    return span_text(session.starts_at, session.ends_at, weekday=False, year=True)


def tables_of(hours: Hours, *, national: bool, sessions: int | None = LATEST) -> list[Table]:
    """Every way the figures are split, under its heading: the page and the file show the same.

    Of the sessions the page shows the latest, and the file all of them (`sessions` None).

    The country goes without municipalities: beside the districts' totals a hidden one could be worked out.
    """
    common = [
        (_("Objective"), by_objective(hours, hide_small=national)),
        (_("Month"), by_month(hours, hide_small=national)),
    ]
    if national:
        return [(_("Police district"), by_district(hours, hide_small=True)), *common]
    return [
        *common,
        (_("Project"), by_project(hours)),
        (_("Task"), by_role(hours)),
        (_("Local area"), by_area(hours)),
        (_("Municipality"), by_municipality(hours)),
        (_("Session"), by_session(hours, sessions)),
    ]
