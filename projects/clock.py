"""Moments on a Danish clock, also in the nights when it is changed."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from projects.errors import NoSuchHourError


def moment(day: date, clock: time) -> datetime:
    """A day and a time of day as a moment. Of an hour that comes twice in autumn, the first.

    Raises `NoSuchHourError` for an hour that spring skips.
    """
    found = timezone.make_aware(datetime.combine(day, clock))
    there_and_back = timezone.localtime(timezone.localtime(found, timezone.get_fixed_timezone(0)))
    if there_and_back.replace(tzinfo=None) != datetime.combine(day, clock):
        raise NoSuchHourError
    return found


def span(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """From–to; an end that isn't after the start lies on the next day, as on a night walk. Raises as `moment` does."""
    last = day if ends > starts else day + timedelta(days=1)
    return moment(day, starts), moment(last, ends)
