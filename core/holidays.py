"""Danish public holidays: the fixed days, and those that follow Easter."""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_FIXED: dict[tuple[int, int], Promise] = {
    (1, 1): _("New Year’s Day"),
    (12, 25): _("Christmas Day"),
    (12, 26): _("Second Day of Christmas"),
}
_AFTER_EASTER: dict[int, Promise] = {
    -3: _("Maundy Thursday"),
    -2: _("Good Friday"),
    0: _("Easter Sunday"),
    1: _("Easter Monday"),
    39: _("Ascension Day"),
    49: _("Whit Sunday"),
    50: _("Whit Monday"),
}
_PRAYER_DAY, _LAST_PRAYER_DAY = 26, 2023  # Store bededag was a holiday until then


@lru_cache(maxsize=16)
def holidays_of(year: int) -> dict[date, Promise]:
    """The public holidays of a year by day."""
    first = easter(year)
    moving = {first + timedelta(days=days): name for days, name in _AFTER_EASTER.items()}
    if year <= _LAST_PRAYER_DAY:
        moving[first + timedelta(days=_PRAYER_DAY)] = _("Great Prayer Day")
    return {date(year, *day): name for day, name in _FIXED.items()} | moving


def holiday_name(day: date) -> str:
    """What holiday it is; empty on other days."""
    return str(holidays_of(day.year).get(day, ""))
