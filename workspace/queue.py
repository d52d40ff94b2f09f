"""Min dag: what the rooms registered, sorted, with counts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from core.registries import DayItem, day_sources

_NO_HURRY = timedelta(days=3650)


@dataclass(frozen=True)
class Day:
    """The queue of one member of staff."""

    items: list[DayItem]
    late: int
    today: int
    later: int


def day_of(user: Any) -> Day:
    """Everything that waits for a member of staff; urgent and over time first, without a date last."""
    now = timezone.now()
    items = sorted(
        (item for source in day_sources for item in source(user)),
        key=lambda item: (not item.urgent, item.due or now + _NO_HURRY),
    )
    late = sum(1 for item in items if item.due and item.due < now)
    today = sum(1 for item in items if item.due and item.due >= now and _is_today(item.due))
    return Day(items, late, today, len(items) - late - today)


def _is_today(moment: datetime) -> bool:
    return timezone.localdate(moment) == timezone.localdate()
