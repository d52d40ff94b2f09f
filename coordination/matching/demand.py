"""What a role wants, read from its coming sessions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from coordination.matching.scoring import Demand
from core.vocabulary import day_part_of
from projects.models import Role, Session


def role_sessions(role: Role) -> Any:
    """The coming sessions that have seats for a role, soonest first."""
    return (
        Session.objects.coming().filter(places__role=role).select_related("postal_code").order_by("starts_at")
    )


def demand_of(role: Role, sessions: Sequence[Session]) -> Demand:
    """What scoring reads of a role; the rows of `wishes` are read from it."""
    starts = [timezone.localtime(session.starts_at) for session in sessions if not session.flexible]
    return Demand(
        slots=frozenset((start.isoweekday(), str(day_part_of(start.hour))) for start in starts),
        wishes=frozenset((wish.kind, wish.key) for wish in role.wishes.all()),
        theme=role.initiative.project.theme,
        anytime=any(session.flexible for session in sessions),
    )


def judged_on(sessions: Sequence[Session]) -> date:
    """The day requirements are judged on: that of the next session, today where there is none."""
    return timezone.localdate(sessions[0].starts_at) if sessions else timezone.localdate()


def spot_of(role: Role, sessions: Sequence[Session]) -> Any:
    """The postal code people go to: that of the next session, else the project's; None where neither has one."""
    return sessions[0].postal_code if sessions else role.initiative.project.postal_code
