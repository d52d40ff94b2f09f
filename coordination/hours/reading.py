"""Every figure of time comes from here: confirmed attendance, approved contributions, and what is kept as counts.

Attendance is counts alone after its time (`AttendanceCount`). Times and minutes still add up; of the people it is
the fewest there can have been, for nobody knows any more who was there twice. A time is a session somebody came to;
a contribution adds people and minutes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, DateField, F, Max, QuerySet, Sum
from django.db.models.functions import TruncMonth

from coordination.hours.models import HoursEntry
from coordination.models import Attendance, AttendanceCount
from coordination.querysets import Participation

PROJECT = "role__initiative__project"
WAYS = {
    "role": "role",
    "project": PROJECT,
    "objective": f"{PROJECT}__objective",
    "district": f"{PROJECT}__district",
    "municipality": f"{PROJECT}__municipality",
    "area": f"{PROJECT}__areas",  # a project may be about several: it stands in each of their lines
    "month": "month",
}


@dataclass(frozen=True)
class Hours:
    """The rows a figure is made of; `total`, `split` and `by_session` are the only ways to read them."""

    attendances: QuerySet[Attendance]
    entries: QuerySet[HoursEntry]
    kept: QuerySet[AttendanceCount]

    def total(self) -> Participation:
        """All in one."""
        came = self.attendances.confirmed().order_by()  # type: ignore[attr-defined]
        more = self.entries.counted().order_by()  # type: ignore[attr-defined]
        figures = came.aggregate(
            people=Count("person", distinct=True), times=Count("pk"), minutes=Sum("minutes")
        )
        beside = more.aggregate(minutes=Sum("minutes"))
        others = more.exclude(person__in=came.values("person")) if beside["minutes"] else more.none()
        people = figures["people"] + others.values("person").distinct().count()
        minutes = (figures["minutes"] or 0) + (beside["minutes"] or 0)
        return Participation(people, figures["times"], minutes) + self.kept.participation()  # type: ignore[attr-defined]

    def split(self, way: str) -> dict[Any, Participation]:
        """By one of `WAYS`, in the order of its keys (numbers or codes; for a month its first day)."""
        found = self._by_attendance(way)
        for key, (people, minutes) in self._by_entries(way).items():
            found[key] = _plus(found.get(key), Participation(people, 0, minutes))
        for key, kept in self._by_counts(way).items():
            found[key] = found.get(key, Participation(0, 0, 0)) + kept
        return {key: found[key] for key in sorted(found, key=lambda key: (key is not None, key))}

    def by_session(self, most: int | None = None) -> dict[int, Participation]:
        """Who came to each session, the latest (at most so many) first. What is kept as counts belongs to none."""
        came = self.attendances.confirmed().order_by("-session__starts_at", "-session")  # type: ignore[attr-defined]
        counts = came.values_list("session").annotate(
            Count("person", distinct=True), Count("pk"), Sum("minutes")
        )
        return {key: Participation(*figures) for key, *figures in counts[:most]}

    def _by_attendance(self, way: str) -> dict[Any, Participation]:
        rows = _keyed(self.attendances.confirmed(), way, "place__", "starts_at")  # type: ignore[attr-defined]
        counts = rows.values_list("key").annotate(Count("person", distinct=True), Count("pk"), Sum("minutes"))
        return {key: Participation(people, times, minutes) for key, people, times, minutes in counts}

    def _by_entries(self, way: str) -> dict[Any, tuple[int, int]]:
        """People who are in no attendance of the same key, and all minutes."""
        rows = _keyed(self.entries.counted(), way, "", "on")  # type: ignore[attr-defined]
        sums = list(rows.values_list("key", "person").annotate(Sum("minutes")))
        if not sums:
            return {}
        came = _keyed(self.attendances.confirmed(), way, "place__", "starts_at")  # type: ignore[attr-defined]
        known = set(came.filter(person__in={person for _k, person, _m in sums}).values_list("key", "person"))
        found: dict[Any, tuple[int, int]] = {}
        for key, person, minutes in sums:
            people, total = found.get(key, (0, 0))
            found[key] = (people + ((key, person) not in known), total + minutes)
        return found

    def _by_counts(self, way: str) -> dict[Any, Participation]:
        rows = _keyed(self.kept, way, "", "")
        counts = rows.values_list("key").annotate(Max("people"), Sum("times"), Sum("minutes"))
        return {key: Participation(people, times, minutes) for key, people, times, minutes in counts}


def _plus(one: Participation | None, other: Participation) -> Participation:
    """People of the two are different ones."""
    if one is None:
        return other
    return Participation(one.people + other.people, one.times, one.minutes + other.minutes)


def _keyed(rows: Any, way: str, prefix: str, moment: str) -> Any:
    """The rows with `key`; a stored count has its `month` already."""
    if way != "month":
        return rows.order_by().annotate(key=F(f"{prefix}{WAYS[way]}"))
    month = TruncMonth(moment, output_field=DateField()) if moment else F("month")
    return rows.order_by().annotate(key=month)


def hours_of(people: Iterable[Any]) -> Hours:
    """Of these people; what is kept as counts is nobody's."""
    numbers = [person.pk for person in people]
    return Hours(
        Attendance.objects.filter(person__in=numbers),
        HoursEntry.objects.filter(person__in=numbers),
        AttendanceCount.objects.none(),
    )


def hours_of_person(person: Any) -> Participation:
    """One person's: the same number on Min side, on the certificate and where registrations are compared."""
    return hours_of([person]).total()


def own_hours(person: Any) -> Participation:
    """The same, read once for all that a page tells the person of it; kept on this request's person."""
    if not hasattr(person, "_tryghed_hours"):
        person._tryghed_hours = hours_of_person(person)
    found: Participation = person._tryghed_hours
    return found


def hours_of_project(project: Any) -> Hours:
    """Of one project."""
    return Hours(
        Attendance.objects.filter(session__initiative__project=project),
        HoursEntry.objects.filter(role__initiative__project=project),
        AttendanceCount.objects.filter(role__initiative__project=project),
    )


def hours_visible_to(user: Any) -> Hours:
    """Of the districts of a member of staff."""
    return Hours(
        Attendance.objects.visible_to(user),
        HoursEntry.objects.visible_to(user),
        AttendanceCount.objects.visible_to(user),
    )


def hours_of_country() -> Hours:
    """Of all districts."""
    return Hours(Attendance.objects.all(), HoursEntry.objects.all(), AttendanceCount.objects.all())


def hours_of_session(session: Any) -> Participation:
    """Of one session: what was confirmed there."""
    return Attendance.objects.filter(session=session).participation()
