"""Danish public holidays."""

from datetime import date
from functools import lru_cache

from django.utils.translation import get_language
from holidays import country_holidays


@lru_cache(maxsize=64)
def holidays_of(year: int, language: str = "da") -> dict[date, str]:
    """The public holidays of a year by day, named in Danish or English."""
    spoken = "da" if language.startswith("da") else "en_US"
    return dict(country_holidays("DK", years=year, language=spoken))


def holiday_name(day: date) -> str:
    """What holiday it is, in the language of the reader; empty on other days."""
    return holidays_of(day.year, get_language() or "da").get(day, "")
