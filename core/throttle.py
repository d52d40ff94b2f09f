"""A limiter for forms, on the shared cache. Sign-in has allauth's own."""

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class TooManyError(TryghedError):
    """Too many tries in the period."""

    code = "too_many"
    message = _("That was many tries in a short time. Wait a few minutes and try again.")


def throttle(action: str, key: str, *, limit: int, seconds: int) -> None:
    """Count one try; raises `TooManyError` above `limit` tries within `seconds`."""
    name = f"throttle:{action}:{key}"
    cache.add(name, 0, timeout=seconds)
    try:
        tries = cache.incr(name)
    except ValueError:  # it expired between the two lines
        return
    if tries > limit:
        raise TooManyError
