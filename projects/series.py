"""The days of a series, by a rule of the standard (RFC 5545)."""

from collections.abc import Callable
from datetime import date, datetime, time

from dateutil.rrule import rrulestr
from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.errors import SeriesTooLongError

MOST = 104  # sessions of one series: two years, week by week


class Repeat(models.TextChoices):
    """How often a session comes again."""

    NEVER = "", _("Only this once")
    WEEKLY = "weekly", _("Every week")
    BIWEEKLY = "biweekly", _("Every other week")
    MONTHLY = "monthly", _("Every month, the same weekday")


_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rule_of(repeat: str, first: date) -> str:
    """The rule in the words of the standard: monthly means the same weekday of the month, as "the second Tuesday".

    From the 29th on it is the month's last such weekday, since not every month has a fifth one.
    """
    if repeat == Repeat.MONTHLY:
        number = (first.day - 1) // 7 + 1
        return f"FREQ=MONTHLY;BYDAY={-1 if number == 5 else number}{_WEEKDAYS[first.weekday()]}"
    return f"FREQ=WEEKLY;INTERVAL={2 if repeat == Repeat.BIWEEKLY else 1}"


def days_of(rule: str, first: date, last: date, skip: Callable[[date], object] | None = None) -> list[date]:
    """The days from `first` to `last` (both count) without those that `skip` says yes to.

    Raises `SeriesTooLongError` for more than `MOST`.
    """
    begin = datetime.combine(first, time())
    found: list[date] = []
    for each in rrulestr(rule, dtstart=begin):
        if each.date() > last:
            break
        if skip is None or not skip(each.date()):
            found.append(each.date())
        if len(found) > MOST:
            raise SeriesTooLongError
    return found
