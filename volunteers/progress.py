"""The pipeline as applicant and coordinator both see it: step, next step, who has it, by when."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.history import history_of
from core.dates import day_text
from volunteers.enums import NEXT_STEP, PIPELINE, UNDECIDED, ApplicationState


class Step(TypedDict):
    """One lamp of the timeline: `state` is done, now or later; `when` the day it was reached, in words."""

    label: str | Promise
    state: str
    when: str


@dataclass(frozen=True)
class Progress:
    """Where an application stands."""

    steps: list[Step]
    next_step: str | Promise
    holder: str
    due_on: date | None
    reason: str


def progress_of(application: Any) -> Progress:
    """The same words for both sides."""
    history = history_of(application)
    reached = {change.target: localdate(change.at) for change in history}
    state = ApplicationState(application.state)
    line = _line(state, reached)
    last = max((line.index(ApplicationState(name)) for name in reached if name in line), default=0)
    is_open = state in UNDECIDED
    return Progress(
        steps=[
            _step(number, step, last, reached, ended=state not in line) for number, step in enumerate(line)
        ],
        next_step=NEXT_STEP[state],
        holder=_holder(application) if is_open else "",
        due_on=application.due_on if is_open else None,
        reason=history[-1].reason if history and state == ApplicationState.REJECTED else "",
    )


def _line(state: ApplicationState, reached: dict[str, date]) -> tuple[ApplicationState, ...]:
    """The steps in order; who began by showing interest has that lamp too."""
    interested = ApplicationState.INTEREST
    return (interested, *PIPELINE) if state == interested or interested in reached else PIPELINE


def _step(number: int, step: ApplicationState, last: int, reached: dict[str, date], *, ended: bool) -> Step:
    day = reached.get(step.value)
    done = number < last or (number == last and (ended or step == ApplicationState.ACTIVE))
    return {
        "label": step.label,
        "state": "done" if done else "now" if number == last else "later",
        "when": day_text(day, weekday=False) if day else "",
    }


def _holder(application: Any) -> str:
    district = application.district.name
    if application.owner is None:
        return _("The coordinators at %(district)s") % {"district": district}
    return _("%(name)s at %(district)s") % {"name": application.owner.first_name, "district": district}
