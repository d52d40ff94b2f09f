"""Noting who came, and for how long."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.history import apply_transition
from coordination.enums import ATTENDANCES, AttendanceState
from coordination.errors import MinutesError, NotYetError
from coordination.models import Attendance
from core.errors import NotAllowedError
from core.events import PresenceNoted, announce
from projects.permissions import may_change_initiative

MAX_MINUTES = 24 * 60

_TARGET_TRANSITION = {
    AttendanceState.ATTENDED: "attend",
    AttendanceState.ABSENT: "miss",
    AttendanceState.EXCUSED: "excuse",
}


@transaction.atomic
def record_presence(
    *, attendance: Attendance, actor: Any, state: str, minutes: int | None = None
) -> Attendance:
    """Note that somebody came (with minutes), didn't, or was excused. Noting it again corrects it.

    Raises `NotAllowedError` outside the actor's district, `NotYetError` before the session began, `MinutesError`.
    """
    locked = Attendance.objects.select_for_update().get(pk=attendance.pk)
    if not may_change_initiative(actor, locked.session.initiative):
        raise NotAllowedError
    if locked.starts_at > timezone.now():
        raise NotYetError
    came = state == AttendanceState.ATTENDED
    if came and not (minutes and 1 <= minutes <= MAX_MINUTES):
        raise MinutesError
    locked.minutes = minutes if came else None
    locked.confirmed_by, locked.confirmed_at = actor, timezone.now()
    if came:  # a row may say "came" only with its minutes beside it (a constraint of the database)
        locked.save(update_fields=["minutes", "confirmed_by", "confirmed_at"])
    if locked.state != state:
        apply_transition(
            machine=ATTENDANCES, subject=locked, name=_TARGET_TRANSITION[AttendanceState(state)], actor=actor
        )
    if not came:
        locked.save(update_fields=["minutes", "confirmed_by", "confirmed_at"])
    announce(PresenceNoted(locked.person_id, locked.session_id, came, actor))
    return locked
