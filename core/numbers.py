"""Numbers of rows as they come from addresses and forms: anybody can write anything there."""

from collections.abc import Iterable

MOST_DIGITS = 18  # the largest number of a row has 19


def number_of(text: str) -> int | None:
    """The number of a row; None for what can't be one, however long it is."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


def numbers_of(texts: Iterable[str]) -> list[int]:
    """The numbers among them, each once, in order."""
    return sorted({number for text in texts if (number := number_of(text)) is not None})
