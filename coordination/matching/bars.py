"""What keeps people from being asked to a role, or to one session of it, each reason for all of them at once."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import numpy as np

from coordination.enums import LIVE
from coordination.matching.busy import busy_at_all
from coordination.matching.population import Population
from coordination.matching.said_no import noes_to
from coordination.matching.scoring import Bools
from coordination.models import Attendance
from coordination.stand_ins.enums import AskState
from coordination.stand_ins.models import StandInAsk
from projects.enums import Access
from projects.models import ProjectMember, Role, Session
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer


class Code(StrEnum):
    """Reasons beside the kinds of requirements."""

    ASKED_ALREADY = "asked_already"
    ON_SESSION = "on_session"
    SAID_NO = "said_no"
    ASKED_ENOUGH = "asked_enough"
    BUSY = "busy"
    NO_MEMBER = "no_member"
    TOO_FAR = "too_far"
    PAUSED = "paused"
    GONE = "gone"


def kind_of(code: str) -> str:
    """The reason without the key of a requirement."""
    return str(code).partition(":")[0]


def bars_of(
    role: Role,
    sessions: Sequence[Session],
    session: Session | None,
    people: Population,
    met: Mapping[tuple[str, str], Bools],
) -> dict[str, Bools]:
    """Who passes each, in the order in which reasons are given. `met`: the requirements, by kind and key."""
    own = _on_session(session, people) if session else _holds(role, people)
    needs = {f"{kind}:{key}" if key else kind: passed for (kind, key), passed in met.items()}
    here = {"person__volunteer__district": role.initiative.project.district_id}
    bars = {
        **own,
        **needs,
        Code.SAID_NO: ~people.is_among(noes_to(role)),
        Code.ASKED_ENOUGH: people.may_ask > 0,
        Code.BUSY: ~people.is_among(busy_at_all(sessions, **here)),
    }
    if session and role.initiative.project.access != Access.OPEN:
        members = ProjectMember.objects.filter(project=role.initiative.project)
        bars[Code.NO_MEMBER] = people.is_among(members.values_list("person", flat=True))
    return {str(code): np.asarray(passed) for code, passed in bars.items()}


def _holds(role: Role, people: Population) -> dict[str, Any]:
    """Who isn't asked to the role, and hasn't got it."""
    return {Code.ASKED_ALREADY: ~people.is_among(person for person, held in people.held if held == role.pk)}


def _on_session(session: Session, people: Population) -> dict[str, Any]:
    """Who has nothing to do with the session, and hasn't been asked to stand in at it, or was told that
    somebody else does."""
    there = Attendance.objects.filter(session=session, state__in=LIVE).values_list("person", flat=True)
    asked = StandInAsk.objects.filter(call__place__session=session, call__starts_at=session.starts_at)
    asked = asked.exclude(state=AskState.RELEASED)
    return {
        Code.ON_SESSION: ~people.is_among(there),
        Code.ASKED_ALREADY: ~people.is_among(asked.values_list("person", flat=True)),
    }


def paused_in(district: str) -> int:
    """How many ambassadors of a district are on a break."""
    return Volunteer.objects.filter(district=district, state=VolunteerState.PAUSED).count()
