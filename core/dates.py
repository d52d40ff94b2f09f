"""Dates and times as people say them, with spaces that do not break: "tirsdag 1. december kl. 17–19"."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

NBSP = "\u00a0"
JOINER = "\u2060"  # no line breaks here, although a dash stands before
FAR_AWAY = timedelta(days=180)


class ClockState(StrEnum):
    """How a promise stands: the class of the clock that shows it."""

    CALM = ""
    SOON = "is-soon"
    LATE = "is-late"
    OK = "is-ok"


def is_danish() -> bool:
    """Whether the page is being written in Danish."""
    return (get_language() or "da").startswith("da")


def on_the_clock(moment: datetime) -> datetime:
    """The same moment on a Danish clock."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def local_day(moment: date | datetime) -> date:
    """The calendar day of a moment on a Danish clock; a plain date stays as it is."""
    return on_the_clock(moment).date() if isinstance(moment, datetime) else moment


def day_bounds(first: date, last: date) -> tuple[datetime, datetime]:
    """The moments a run of days begins (counts) and is over (doesn't), on a Danish clock."""
    return _midnight(first), _midnight(last + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def day_text(moment: date | datetime, *, weekday: bool = True, year: bool | None = None) -> str:
    """ "tirsdag 1. december"; the year follows when it is far away, or when asked for."""
    day = local_day(moment)
    if year is None:
        today = timezone.localdate()
        year = day.year != today.year and abs(day - today) > FAR_AWAY
    text = date_format(day, "j. F" if is_danish() else "j F")
    text = text.replace(" ", NBSP)
    if year:
        text += f"{NBSP}{day.year}"
    return f"{date_format(day, 'l')}{NBSP}{text}" if weekday else text


def short_day(day: date) -> str:
    """ "tor. 26. nov." for tight rows."""
    number = f"{day.day}." if is_danish() else str(day.day)
    dot = "." if is_danish() else ""
    return f"{date_format(day, 'D')}{dot}{NBSP}{number}{NBSP}{month_text(day)}"


def month_text(moment: date | datetime) -> str:
    """The month in a tile: "dec.", "maj"."""
    return date_format(local_day(moment), "N" if is_danish() else "M")


def hour_text(moment: datetime) -> str:
    """ "17" or "19.30" in Danish, "17:00" in English; without "kl."."""
    shown = on_the_clock(moment)
    if not is_danish():
        return f"{shown:%H:%M}"
    return str(shown.hour) if shown.minute == 0 else f"{shown.hour}.{shown:%M}"


def at_text(moment: datetime) -> str:
    """ "kl. 17" or "at 17:00"."""
    return f"{'kl.' if is_danish() else 'at'}{NBSP}{hour_text(moment)}"


def moment_text(moment: datetime, *, year: bool | None = None) -> str:
    """ "tirsdag 1. december kl. 17"."""
    return f"{day_text(moment, year=year)} {at_text(moment)}"


def span_text(
    start: datetime, end: datetime | None, *, weekday: bool = True, year: bool | None = None
) -> str:
    """ "tirsdag 1. december kl. 17–19"; over midnight both days are named."""
    first = f"{day_text(start, weekday=weekday, year=year)} {at_text(start)}"
    if end is None or end <= start:
        return first
    if local_day(end) != local_day(start) and end - start > timedelta(hours=12):
        return f"{first} – {day_text(end, weekday=weekday, year=year)} {at_text(end)}"
    return f"{first}–{JOINER}{hour_text(end)}"


def clock_state(due: date | datetime, now: datetime, *, answered: bool = False) -> ClockState:
    """Grey, amber on the day, red when over, green when answered."""
    if answered:
        return ClockState.OK
    day, today = local_day(due), local_day(now)
    if day < today or (isinstance(due, datetime) and due < now):
        return ClockState.LATE
    return ClockState.SOON if day == today else ClockState.CALM


def clock_text(due: date | datetime, now: datetime, *, answered: bool = False) -> str:
    """What the clock says: "1 dag over", "I dag kl. 12", "I morgen", "tor. 26. nov."."""
    if answered:
        return _("Answered")
    day, today = local_day(due), local_day(now)
    if clock_state(due, now) is ClockState.LATE:
        return _late_text((today - day).days)
    if day == today:
        if isinstance(due, datetime) and _has_hour(due):
            return f"{_('Today')} {at_text(due)}"
        return _("Today")
    if day == today + timedelta(days=1):
        return _("Tomorrow")
    return short_day(day)


def _late_text(days: int) -> str:
    if days == 0:
        return _("Over time today")
    return ngettext("%(days)s day over", "%(days)s days over", days) % {"days": days}


def _has_hour(moment: datetime) -> bool:
    """A promise "by the end of the day" is stored as 23:59 or midnight and has no hour worth saying."""
    shown = on_the_clock(moment)
    return (shown.hour, shown.minute) not in {(0, 0), (23, 59)}
