"""Validators that hold in every room."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Any dash or a space may stand before the last four. A phone number (+45…) and a part of a longer number do not count.
_CPR = re.compile(
    r"(?<!\d)(?<!\+)(?<!\d-)(\d{2})(\d{2})(\d{2})\s?[-\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]?\s?\d{4}(?!-?\d)"
)
_REPLACEMENT = 60  # a stand-in number has 60 added to its day


def _is_day(day: str, month: str) -> bool:
    number = int(day)
    try:
        date(2000, int(month), number - _REPLACEMENT if number > _REPLACEMENT else number)
    except ValueError:
        return False
    return True


def contains_cpr(text: str) -> bool:
    """Whether the text holds something shaped like a Danish CPR number (DDMMYY-XXXX, with or without dash)."""
    return any(_is_day(found[1], found[2]) for found in _CPR.finditer(text))


def refuse_cpr(text: object) -> None:
    """Raise `ValidationError` for text with a CPR number in it (DOMAIN rule 5)."""
    if contains_cpr(str(text)):
        raise ValidationError(
            _("This looks like a CPR number. Please remove it. We never store CPR numbers."), code="cpr"
        )


_ADDRESS = re.compile(r"://|www\.|\w\.[a-z]{2,}(/|\b)|@", re.IGNORECASE)


def refuse_address(text: object) -> None:
    """Raise `ValidationError` for a name that is an address: letters that greet by it would carry it to anybody."""
    if _ADDRESS.search(str(text)):
        raise ValidationError(_("Write a name, not an address."), code="address")
