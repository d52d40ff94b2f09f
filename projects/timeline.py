"""A project's way from idea to result, with the dates it reached each stage."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.timezone import localdate

from accounts.history import history_of
from projects.enums import Stage


@dataclass(frozen=True)
class TimelineStep:
    """One lamp of the timeline: `state` is done, now or later."""

    label: str | Promise
    state: str
    date: date | None


def timeline_of(project: Any) -> list[TimelineStep]:
    """The five stages; a stage's date is the day the project reached it, where that is known."""
    reached = {change.target: localdate(change.at) for change in history_of(project)}
    order = list(Stage)
    current = order.index(Stage(project.stage))
    return [
        TimelineStep(
            label=stage.label,
            state="done" if number < current else "now" if number == current else "later",
            date=reached.get(stage.value) if number <= current else None,
        )
        for number, stage in enumerate(order)
    ]
