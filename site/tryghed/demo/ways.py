"""The way of an application: the states it has been in, when, and the lines of its history."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import StateChange, User
from tryghed.demo.reading import Clock, PersonRow
from tryghed.demo.rows import change
from volunteers.enums import PIPELINE, ApplicationState, VolunteerState
from volunteers.models import Application, Volunteer

MOVES = ("invite_to_talk", "start_screening", "offer_agreement", "activate")
SIDE_EXITS = {
    "rejected": ("reject", ApplicationState.REJECTED),
    "withdrawn": ("withdraw", ApplicationState.WITHDRAWN),
}
# What an ambassador who isn't active left by.
LEAVES = {
    VolunteerState.PAUSED: "pause",
    VolunteerState.SUSPENDED: "suspend",
    VolunteerState.ENDED: "end",
}
STEP = timedelta(days=6)


@dataclass
class Way:
    """An application on its way: when each state was reached."""

    application: Application
    row: PersonRow
    actor: User
    reached: dict[str, datetime]


def received_at(row: PersonRow, clock: Clock) -> datetime:
    """The day of the application; whoever became an ambassador applied four steps before."""
    ago = clock.ago(row.days)
    return ago - len(MOVES) * STEP if row.status in VolunteerState.values else ago


def make_way(row: PersonRow, person: User, district: Any, coordinator: User, clock: Clock) -> Way:
    """An unsaved application with the moments of its states."""
    received = received_at(row, clock)
    states = _states(row)
    reached = {state: received + STEP * number for number, state in enumerate(states)}
    days = settings.STEP_DAYS.get(states[-1])
    last = timezone.localdate(reached[states[-1]])
    application = Application(
        person=person,
        district=district,
        state=states[-1],
        owner=coordinator if len(states) > 1 else None,
        due_on=last + timedelta(days=days) if days else None,
        motivation=row.motivation,
        informed_at=received,
        received_at=received,
    )
    return Way(application, row, coordinator, reached)


def _states(row: PersonRow) -> list[str]:
    """The states the application has been in, in order."""
    if row.status in SIDE_EXITS:
        return [*PIPELINE[:2], SIDE_EXITS[row.status][1]]
    became = row.status in VolunteerState.values
    goal = ApplicationState.ACTIVE if became else ApplicationState(row.status)
    return [*PIPELINE[: PIPELINE.index(goal) + 1]]


def history_of_way(way: Way) -> list[StateChange]:
    """The lines of a saved application."""
    application, person = way.application, way.application.person
    states = list(way.reached)
    lines = [change(application, "receive", "", states[0], actor=person, at=way.reached[states[0]])]
    for number, state in enumerate(states[1:]):
        last = SIDE_EXITS.get(way.row.status) if state not in PIPELINE else None
        name = last[0] if last else MOVES[number]
        actor = person if name == "withdraw" else way.actor
        reason = way.row.reason if name == "reject" else ""
        lines.append(
            change(
                application, name, states[number], state, actor=actor, at=way.reached[state], reason=reason
            )
        )
    return lines


def history_of_leaving(volunteer: Volunteer, row: PersonRow, coordinator: User, clock: Clock) -> StateChange:
    """The line of a saved ambassador who isn't active any more."""
    state = VolunteerState(row.status)
    actor = volunteer.person if state == VolunteerState.PAUSED else coordinator
    at = clock.ago(max(row.days // 6, 1))
    return change(
        volunteer, LEAVES[state], VolunteerState.ACTIVE, state, actor=actor, at=at, reason=row.reason
    )
