"""Spelling of Danish names: for search and for addresses."""

from django.utils.text import slugify

# Danish letters as they are written where only a–z will do.
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def fold(text: str) -> str:
    """Small letters, single spaces, "å" as "aa": "Århus  C" and "aarhus c" become the same.

    Done here and stored, because SQLite compares only a–z without regard to letter case.
    """
    return " ".join(text.casefold().split()).replace("å", "aa")


def danish_slug(text: str) -> str:
    """A slug that keeps Danish letters readable: "Nørrebro" → "noerrebro" (Django's drops the ø)."""
    return slugify(text.casefold().translate(_LETTERS))
