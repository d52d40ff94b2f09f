"""What stands in the calendar, by day, week and month."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from core.calendars import Happening, calendar_dates
from core.dates import local_day
from core.holidays import holiday_name


@dataclass(frozen=True)
class Day:
    """One day of the calendar; `outside` where it belongs to the month beside."""

    day: date
    happenings: list[Happening]
    holiday: str
    outside: bool = False

    @property
    def is_today(self) -> bool:
        """On a Danish clock."""
        return self.day == timezone.localdate()


@dataclass(frozen=True)
class Week:
    """A row of the month: its ISO number and seven days from Monday."""

    number: int
    days: list[Day]


def happenings_between(
    user: Any, first: date, last: date, *, kind: str = "", area: int | None = None
) -> list[Happening]:
    """Everything the reader may see between two days, of one kind and area if asked; the own first in each day."""
    found = [
        happening
        for name, dates in calendar_dates.items()
        if kind in {"", name}
        for happening in dates.between(user, first, last)
        if area is None or area in happening.areas
    ]
    return sorted(found, key=lambda each: (local_day(each.starts_at), not each.own, each.starts_at, each.uid))


def days_of(
    first: date, last: date, happenings: Iterable[Happening], *, month: int | None = None
) -> list[Day]:
    """Every day from the first to the last with what stands on it."""
    by_day: dict[date, list[Happening]] = defaultdict(list)
    for happening in happenings:
        by_day[local_day(happening.starts_at)].append(happening)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [Day(day, by_day[day], holiday_name(day), month not in {None, day.month}) for day in days]


def weeks_of(day: date, happenings: Iterable[Happening]) -> list[Week]:
    """The weeks the month of a day touches."""
    first, last = month_grid(day)
    days = days_of(first, last, happenings, month=day.month)
    rows = [days[number : number + 7] for number in range(0, len(days), 7)]
    return [Week(row[0].day.isocalendar().week, row) for row in rows]


def month_grid(day: date) -> tuple[date, date]:
    """From the Monday before the first of the month to the Sunday after its last."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return monday(first), monday(last) + timedelta(days=6)


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())
