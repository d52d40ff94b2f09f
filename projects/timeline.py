"""A project's way from idea to result: the lamps of its stages, and everything with a date in one line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from accounts.history import history_of
from accounts.models import StateChange
from projects.enums import SessionState, Stage

SHOWN = 6  # dates shown at once; the rest are folded


@dataclass(frozen=True)
class TimelineStep:
    """One lamp of the timeline: `state` is done, now or later."""

    label: str | Promise
    state: str
    date: date | None


@dataclass(frozen=True)
class Entry:
    """One date of a project. `state` is done, coming, late or off; `answers` says what a milestone is an answer to."""

    on: date
    kind: str
    label: str | Promise
    state: str
    text: str = ""
    answers: str = ""
    url: str = ""

    @property
    def icon(self) -> str:
        """What stands before it."""
        return {"stage": "flag", "milestone": "star", "session": "calendar-month"}[self.kind]


@dataclass(frozen=True)
class Story:
    """The dates in order; `earlier` and `later` are those that are folded."""

    earlier: list[Entry]
    shown: list[Entry]
    later: list[Entry]


def timeline_of(project: Any, history: list[StateChange] | None = None) -> list[TimelineStep]:
    """The five stages; a stage's date is the day the project reached it, where that is known."""
    changes = history_of(project) if history is None else history
    reached = {change.target: localdate(change.at) for change in changes}
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


def story_of(project: Any, history: list[StateChange], *, with_sessions: bool = True) -> Story:
    """Stages, milestones and sessions by date; around today at once, the rest folded."""
    entries = [*_stages(history), *_milestones(project)]
    if with_sessions:
        entries += _sessions(project)
    entries.sort(key=lambda entry: (entry.on, entry.kind != "stage"))
    ahead = sum(entry.state in {"coming", "late"} for entry in entries)
    behind = len(entries) - ahead
    start = max(0, behind - max(SHOWN // 2, SHOWN - ahead))
    return Story(entries[:start], entries[start : start + SHOWN], entries[start + SHOWN :])


def _stages(history: list[StateChange]) -> Iterator[Entry]:
    labels = dict(Stage.choices)
    for change in history:
        if change.target in labels:
            yield Entry(localdate(change.at), "stage", labels[change.target], "done", _said_of(change))


def _said_of(change: StateChange) -> str:
    return str(_("The project moved on") if change.source else _("The project began"))


def _milestones(project: Any) -> Iterator[Entry]:
    today = localdate()
    for milestone in project.milestones.select_related("session__initiative", "idea"):
        state = "done" if milestone.reached_on else "late" if milestone.due_on < today else "coming"
        yield Entry(
            milestone.reached_on or milestone.due_on,
            "milestone",
            milestone.title,
            state,
            str(_("Milestone")),
            answers=_what_it_answers(milestone),
            url=milestone.idea.get_absolute_url() if milestone.idea and milestone.idea.published_at else "",
        )


def _what_it_answers(milestone: Any) -> str:
    """The public title of an idea, else the session; an idea nobody may read is not named."""
    if milestone.idea and milestone.idea.published_at:
        return str(milestone.idea.public_title or milestone.idea.title)
    return str(milestone.session.initiative.title) if milestone.session else ""


def _sessions(project: Any) -> Iterator[Entry]:
    today = localdate()
    # By name: the pages call this module while the models are being loaded.
    rows = apps.get_model("projects", "Session").objects.filter(initiative__project=project)
    for session in rows.select_related("initiative"):
        on = localdate(session.starts_at)
        off = session.state == SessionState.CANCELLED
        state = "off" if off else "done" if on < today else "coming"
        yield Entry(on, "session", session.initiative.title, state, session.place)
