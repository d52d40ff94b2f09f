"""What is asked of the calendar by its address: view, day, area and kind. Anything odd is said and left out."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from core.calendars import calendar_dates
from workspace.calendar.reading import monday, month_grid

MONTH, WEEK, AGENDA = "maaned", "uge", "dagsorden"
VIEWS = (MONTH, WEEK, AGENDA)
AGENDA_DAYS = 28
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True)
class Choice:
    """A valid choice. Without a `view` the page shows the month, on a phone the agenda."""

    view: str
    day: date
    area: int | None
    kind: str
    odd_day: bool  # a day was asked for that we don't have

    @property
    def span(self) -> tuple[date, date]:
        """The days that are shown."""
        agenda = (self.day, self.day + timedelta(days=AGENDA_DAYS - 1))
        if self.view == AGENDA:
            return agenda
        if self.view == WEEK:
            return monday(self.day), monday(self.day) + timedelta(days=6)
        first, last = month_grid(self.day)
        return (first, last) if self.view else (min(first, agenda[0]), max(last, agenda[1]))

    def step(self, way: int) -> date | None:
        """The day the view before (-1) or after (1) begins with; None beyond what we show."""
        if self.view == AGENDA:
            day = self.day + timedelta(days=way * AGENDA_DAYS)
        elif self.view == WEEK:
            day = monday(self.day) + timedelta(days=7 * way)
        else:
            first = self.day.replace(day=1)
            day = (first + timedelta(days=31) if way > 0 else first - timedelta(days=1)).replace(day=1)
        return day if FIRST <= day <= LAST else None


def read_choice(query: QueryDict, areas: Any) -> Choice:
    """From the address; `areas` are those the reader may choose."""
    text = query.get("dag", "")
    day = _read_day(text)
    area = query.get("omraade", "")
    known = {str(each.pk): each.pk for each in areas}
    view, kind = query.get("visning", ""), query.get("slags", "")
    return Choice(
        view=view if view in VIEWS else "",
        day=day or timezone.localdate(),
        area=known.get(area),
        kind=kind if kind in calendar_dates.names() else "",
        odd_day=bool(text) and day is None,
    )


def _read_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None
