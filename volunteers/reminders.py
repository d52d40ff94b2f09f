"""Warnings before something runs out: each once, at so many days before."""

from collections.abc import Iterable, Sequence
from datetime import date


def step_due(ends_on: date, today: date, steps: Sequence[int]) -> int | None:
    """The warning that is due today, as its days before the end; None before the first and after the end.

    A day on which the worker didn't run loses none: the nearest step that was passed is due until the next.
    """
    left = (ends_on - today).days
    if left < 0:
        return None
    return min((step for step in steps if left <= step), default=None)


def outlives(ends: Iterable[date | None], ends_on: date) -> bool:
    """Whether one of the others holds longer (None: no end): then nothing runs out."""
    return any(end is None or end > ends_on for end in ends)
