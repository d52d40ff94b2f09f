"""Min dag: what the rooms registered, sorted, with counts."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from core.registries import DayItem, day_sources
from places.names import danish_slug

_NO_HURRY = timedelta(days=3650)


@dataclass(frozen=True)
class Kind:
    """One kind of work in the queue, and how much of it."""

    key: str
    label: str
    number: int


@dataclass(frozen=True)
class Day:
    """The queue of one member of staff: all of it in counts, and the items of the kind that was asked for."""

    items: list[DayItem]
    late: int
    today: int
    later: int
    kinds: list[Kind] = field(default_factory=list)
    kind: str = ""

    @property
    def number(self) -> int:
        """Of every kind."""
        return self.late + self.today + self.later


def day_of(user: Any, kind: str = "") -> Day:
    """Everything that waits for a member of staff; urgent and over time first, without a date last.

    `kind` is the key of one kind; an unknown one shows everything.
    """
    now = timezone.now()
    items = sorted(
        (item for source in day_sources for item in source(user)),
        key=lambda item: (not item.urgent, item.due or now + _NO_HURRY),
    )
    late = sum(1 for item in items if item.due and item.due < now)
    today = sum(1 for item in items if item.due and item.due >= now and _is_today(item.due))
    kinds = _kinds_of(items)
    kind = kind if kind in {each.key for each in kinds} else ""
    shown = [item for item in items if kind in {"", key_of(item)}]
    return Day(shown, late, today, len(items) - late - today, kinds, kind)


def key_of(item: DayItem) -> str:
    """What a kind is called in an address."""
    return danish_slug(str(item.kind))


def _kinds_of(items: list[DayItem]) -> list[Kind]:
    """In the order in which they first turn up."""
    labels = {key_of(item): str(item.kind) for item in items}
    numbers = Counter(key_of(item) for item in items)
    return [Kind(key, label, numbers[key]) for key, label in labels.items()]


def _is_today(moment: datetime) -> bool:
    return timezone.localdate(moment) == timezone.localdate()
