"""What becomes of tasks and attendance when two people turn out to be one (the rows are moved after it)."""

from django.utils.translation import gettext as _

from accounts.history import apply_transition
from coordination.enums import (
    ASSIGNMENTS,
    ATTENDANCES,
    EXPECTED,
    LIVE_ASSIGNMENTS,
    SEATED,
    WAITING,
    AssignmentState,
    AttendanceState,
)
from coordination.models import Assignment, Attendance
from coordination.services.seats import lock_session
from coordination.services.waiting import offer_free_seats

# What says most about the one person stays.
ANSWERED = {AssignmentState.ACCEPTED: 2, AssignmentState.INVITED: 1, AssignmentState.SUGGESTED: 0}
SEEN = {
    AttendanceState.ATTENDED: 3,
    AttendanceState.ABSENT: 2,
}  # else a seat that is ahead: 1, a place in line: 0


def twice() -> str:
    """The reason that stands in the history."""
    return _("The same person was registered twice.")


def settle_assignments(kept: int, gone: int) -> None:
    """One live assignment per role: a yes before a question, the kept one's otherwise."""
    rows = Assignment.objects.select_for_update(of=("self",)).filter(
        person__in=(kept, gone), state__in=[*LIVE_ASSIGNMENTS]
    )
    own: dict[int, Assignment] = {row.role_id: row for row in rows if row.person_id == kept}
    for row in rows:
        mine = own.get(row.role_id)
        if row.person_id == gone and mine:
            weaker = mine if _answered(row) > _answered(mine) else row
            _end(weaker)


def _answered(row: Assignment) -> int:
    return ANSWERED[AssignmentState(row.state)]


def _end(row: Assignment) -> None:
    if row.state == AssignmentState.SUGGESTED:
        row.delete()  # nobody was told of it
        return
    name = "end" if row.state == AssignmentState.ACCEPTED else "expire"
    apply_transition(machine=ASSIGNMENTS, subject=row, name=name, actor=None, reason=twice())


def settle_attendances(kept: int, gone: int) -> None:
    """Nobody is in two places, or twice in one: the confirmed seat, then the longer, then the kept one's stays.

    What is free by it goes to who waits.
    """
    ahead = Attendance.objects.filter(person__in=(kept, gone), state__in=(*EXPECTED, *WAITING))
    sessions = [lock_session(pk) for pk in sorted(set(ahead.values_list("session", flat=True)))]
    _settle(kept, gone)
    for session in sessions:
        offer_free_seats(session)


def _settle(kept: int, gone: int) -> None:
    rows = Attendance.objects.select_for_update(of=("self",)).live().filter(person__in=(kept, gone))
    own = [row for row in rows if row.person_id == kept]
    for row in rows:
        if row.person_id == kept:
            continue
        clashing = [each for each in own if _overlap(each, row)]
        if clashing and _weight([row]) > _weight(clashing):
            for each in clashing:
                _step_back(each)
            own = [each for each in own if each not in clashing]
        elif clashing:
            _step_back(row)


def _overlap(one: Attendance, other: Attendance) -> bool:
    if one.session_id == other.session_id:
        return True
    if any(row.flexible or row.state not in SEATED for row in (one, other)):
        return False
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _weight(rows: list[Attendance]) -> tuple[int, int]:
    seen = (SEEN.get(AttendanceState(row.state), int(row.state in SEATED)) for row in rows)
    return max(seen), sum(row.minutes or 0 for row in rows)


def _step_back(row: Attendance) -> None:
    ahead = row.state in (*EXPECTED, *WAITING)
    name = "cancel" if ahead else "excuse"
    apply_transition(machine=ATTENDANCES, subject=row, name=name, actor=None, reason=twice())
    if not ahead:
        row.minutes = None
        row.save(update_fields=["minutes"])
