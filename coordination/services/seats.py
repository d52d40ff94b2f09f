"""Seats of a session: who may take one, which is free, and the locks around it (DOMAIN rule 1).

The order of locks is the same everywhere: people by rising number, then the session. Whoever holds the session's row
is alone with its seats and its waiting list. Keys stay free (`no_key`): rows that name a locked person, such as an
errand for them, can be written meanwhile.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.history import apply_transition
from accounts.models import StateChange, User
from coordination.enums import ATTENDANCES, HOLDING, AttendanceState
from coordination.errors import ClashError, MembersOnlyError, NotOpenYetError, SessionFullError
from coordination.models import Attendance
from coordination.session_letters import send_stood_in
from core.errors import NotAllowedError
from core.requirements import require
from projects.enums import Access, SignUp
from projects.errors import SessionGoneError
from projects.models import Project, ProjectPage, Session, SessionPlace
from projects.querysets import OPEN_STAGES, joinable_q

T = TypeVar("T")


def guarded(service: Callable[..., T]) -> Callable[..., T]:
    """Run in one transaction, and say in words what the guards of the database refused.

    They speak only when our own checks were passed at the same instant.
    """

    @wraps(service)
    def run(**values: Any) -> T:
        try:
            with transaction.atomic():
                return service(**values)
        except IntegrityError as error:
            raise (ClashError if "overlap" in str(error) else SessionFullError) from None

    return run


def lock_people(people: Sequence[Any]) -> None:
    """Lock their rows. Raises `NotAllowedError` if an account is closed: merged, or gone, since the page was opened."""
    rows = (
        User.objects.select_for_update(no_key=True)
        .filter(pk__in=[person.pk for person in people])
        .order_by("pk")
    )
    active = {row.pk for row in rows if row.is_active}
    if active != {person.pk for person in people}:
        raise NotAllowedError


def lock_session(session_id: int) -> Session:
    """Lock and return the session, with the initiative its letters name."""
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related("initiative__project")
    return rows.get(pk=session_id)


def check_open(session: Session, person: Any) -> None:
    """Raise unless this person may sign up now: `MembersOnlyError`, `NotOpenYetError`, `SessionGoneError`."""
    check_running(session, person)
    if closed_because(session):
        raise NotOpenYetError


def check_running(session: Session, person: Any) -> None:
    """Raise unless the session is ahead and this person may take part: `MembersOnlyError`, `SessionGoneError`.

    `SessionQuerySet.running_for` for one row that is locked: what stands in it needs no query, which would cost a third
    of a sign-up.
    """
    project = session.initiative.project
    under_way = session.is_coming and project.stage in OPEN_STAGES
    if not under_way or not ProjectPage.objects.readable_by(person).filter(project=project).exists():
        raise SessionGoneError
    if (
        project.access != Access.OPEN
        and not Project.objects.filter(joinable_q(person), pk=project.pk).exists()
    ):
        raise MembersOnlyError


def closed_because(session: Session) -> str:
    """Why nobody can sign up by themselves now: "assigned", "early", "late"; empty while they can."""
    now = timezone.now()
    if session.sign_up == SignUp.ASSIGNED:
        return "assigned"
    if session.opens_at and session.opens_at > now:
        return "early"
    if session.closes_at and session.closes_at <= now:
        return "late"
    return ""


def check_person(person: Any, place: SessionPlace, session: Session) -> None:
    """Raise `RequirementNotMetError` for what the role asks on that day, `ClashError` for another seat at that time."""
    require(place.role.requirements.all(), person.pk, timezone.localdate(session.starts_at))
    if clashes(person, session).exists():
        raise ClashError


def clashes(person: Any, session: Session) -> Any:
    """The person's seats elsewhere at the time of a session; what has no fixed time clashes with nothing."""
    if session.flexible:
        return Attendance.objects.none()
    held = Attendance.objects.seated().filter(person=person, flexible=False).exclude(session=session)
    return held.filter(starts_at__lt=session.ends_at, ends_at__gt=session.starts_at)


def live_row(person: Any, session: Session) -> Attendance | None:
    """What the person has to do with the session now: a seat, or a place in line."""
    return Attendance.objects.live().filter(person=person, session=session).first()


def free_seats(place: SessionPlace) -> list[int]:
    """Numbers of the seats that nobody holds, lowest first."""
    seats = SessionPlace.objects.values_list("seats", flat=True).get(pk=place.pk)
    taken = set(Attendance.objects.filter(place=place, state__in=HOLDING).values_list("seat", flat=True))
    return [seat for seat in range(1, seats + 1) if seat not in taken]


def seats_to_take(place: SessionPlace) -> int:
    """How many `take_seats` could give now."""
    return len(free_seats(place)) + Attendance.objects.filter(place=place).seekers().count()


def take_seats(place: SessionPlace, number: int, actor: Any) -> list[int]:
    """So many seats: free ones first, then those of who looks for a stand-in longest. Raises `SessionFullError`.

    Whose seat is taken over needn't come, and is told so.
    """
    found = free_seats(place)[:number]
    if len(found) < number:
        seekers = list(Attendance.objects.filter(place=place).seekers()[: number - len(found)])
        if len(found) + len(seekers) < number:
            raise SessionFullError
        for seeker in seekers:
            found.append(let_go(seeker, actor))
            send_stood_in(seeker)
    return found


def let_go(seeker: Attendance, actor: Any) -> int:
    """End the wait of who looked for a stand-in, and return the seat that is free by it."""
    apply_transition(machine=ATTENDANCES, subject=seeker, name="cancel", actor=actor)
    return int(seeker.seat or 0)  # who looks for a stand-in has one (a constraint of the database)


def new_row(
    *,
    person: Any,
    place: SessionPlace,
    session: Session,
    state: AttendanceState,
    actor: Any,
    seat: int | None = None,
    **fields: Any,
) -> Attendance:
    """A row with the copies of the session's times, and how it came in the history."""
    row = Attendance.objects.create(
        person=person,
        session=session,
        place=place,
        seat=seat,
        state=state,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        flexible=session.flexible,
        **fields,
    )
    note_entry(row, actor)
    return row


_ENTRIES = {
    AttendanceState.SIGNED_UP: "sign_up",
    AttendanceState.REQUESTED: "ask",
    AttendanceState.WAITLISTED: "join_line",
}


def note_entry(row: Attendance, actor: Any) -> None:
    """The first line of a row's history."""
    StateChange.objects.create(
        subject_type=row._meta.label_lower,
        subject_id=row.pk,
        transition=_ENTRIES[AttendanceState(row.state)],
        source="",
        target=row.state,
        actor=actor,
    )


def in_order(rows: Iterable[Attendance]) -> list[list[Attendance]]:
    """A waiting list as what moves together: single people, and groups that come all or not at all."""
    units: dict[tuple[str, int], list[Attendance]] = {}
    for row in rows:
        bound = row.group is not None and row.group.together
        units.setdefault(("group", row.group_id or 0) if bound else ("row", row.pk), []).append(row)
    return list(units.values())


def is_late(session: Session, now: datetime) -> bool:
    """Whether cancelling now would leave no time to find somebody (DOMAIN: late cancelling keeps the place)."""
    hours = (session.starts_at - now).total_seconds() / 3600
    return not session.flexible and hours < session.late_hours
