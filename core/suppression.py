"""Small numbers of people are not shown outside the district (DOMAIN rule 11)."""

from django.conf import settings


def suppress(people: int, value: int | None = None) -> int | None:
    """`value` (or the count itself), or None when 1 to 4 people stand behind it. Zero people is no secret."""
    if 0 < people < settings.SUPPRESS_BELOW:
        return None
    return people if value is None else value
