"""Who came, who comes: attendance in the past as history, in the future through the service."""

from datetime import timedelta
from itertools import islice
from random import Random

from django.db.models import F

from accounts.models import StateChange, User
from coordination.enums import AttendanceState
from coordination.models import Attendance
from coordination.services import sign_up
from core.requirements import RequirementNotMetError
from projects.models import SessionPlace
from projects.services import admit
from tryghed.demo.reading import Clock
from tryghed.demo.roster import Roster
from tryghed.demo.rows import change
from tryghed.demo.work import Planned

SIGNED_UP_BEFORE = timedelta(days=8)


def fill_past(
    planned: list[Planned], roster: Roster, coordinators: dict[str, User], rng: Random, clock: Clock
) -> None:
    """Everybody's part in the sessions that are over."""
    for plan in planned:
        if plan.place.session.ends_at < clock.now:
            fill(plan, roster, coordinators[_district(plan.place)], rng)
    date_sign_ups(clock)


def date_sign_ups(clock: Clock) -> None:
    """Whoever was at what has begun signed up some days before."""
    begun = Attendance.objects.filter(starts_at__lt=clock.now)
    begun.update(created_at=F("starts_at") - SIGNED_UP_BEFORE)


def _district(place: SessionPlace) -> str:
    return str(place.session.initiative.project.district_id)


def fill(plan: Planned, roster: Roster, coordinator: User, rng: Random) -> None:
    """Seats of one session that has begun, with the history they would have."""
    states = [
        *[AttendanceState.ATTENDED] * plan.came,
        *[AttendanceState.ABSENT] * plan.absent,
        *[AttendanceState.SIGNED_UP] * plan.still_open,
    ]
    people = list(islice(roster.candidates(plan.place, with_account=plan.with_account), len(states)))
    rows = [
        attendance(plan.place, person, seat, state, coordinator, rng)
        for seat, (person, state) in enumerate(zip(people, states, strict=False), start=1)
    ]
    for row in rows:
        roster.take(row.person, plan.place)
    Attendance.objects.bulk_create(rows)
    StateChange.objects.bulk_create(line for row in rows for line in history(row, coordinator))


def attendance(
    place: SessionPlace, person: User, seat: int, state: str, coordinator: User, rng: Random
) -> Attendance:
    """Somebody's unsaved part in a session that has begun."""
    session = place.session
    length = int((session.ends_at - session.starts_at).total_seconds() // 60)
    came, noted = state == AttendanceState.ATTENDED, state != AttendanceState.SIGNED_UP
    return Attendance(
        person=person,
        session=session,
        place=place,
        seat=seat,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        state=state,
        minutes=max(length - rng.choice((0, 0, 0, 15)), 30) if came else None,
        confirmed_by=coordinator if noted else None,
        confirmed_at=session.ends_at + timedelta(hours=15) if noted else None,
    )


def history(row: Attendance, coordinator: User) -> list[StateChange]:
    """Unsaved lines of how it came to that."""
    signed_up = AttendanceState.SIGNED_UP
    lines = [change(row, "sign_up", "", signed_up, actor=row.person, at=row.starts_at - SIGNED_UP_BEFORE)]
    if row.confirmed_at:
        name = "attend" if row.state == AttendanceState.ATTENDED else "miss"
        lines.append(change(row, name, signed_up, row.state, actor=coordinator, at=row.confirmed_at))
    return lines


def sign_up_for_coming(planned: list[Planned], roster: Roster, clock: Clock) -> None:
    """Some seats at the coming sessions, with every rule of a real sign-up."""
    for plan in planned:
        if plan.place.session.starts_at > clock.now and plan.signed:
            _sign_up_some(plan, roster)


def _sign_up_some(plan: Planned, roster: Roster) -> None:
    taken = 0
    for person in roster.candidates(plan.place, with_account=plan.with_account):
        try:
            admit(project=plan.place.session.initiative.project, person=person)
            sign_up(person=person, place=plan.place)
        except RequirementNotMetError:  # the next one instead, as in life
            continue
        roster.take(person, plan.place)
        taken += 1
        if taken == plan.signed:
            return
