"""Changes of sessions and series. Each guards, locks, saves, logs, and announces what others must know."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.history import apply_transition
from core.errors import NotAllowedError
from core.events import announce
from places.models import PostalCode
from projects.clock import moment
from projects.enums import SESSION_STATES, SessionState
from projects.errors import (
    NoSuchHourError,
    PlaceUsedError,
    SeriesEmptyError,
    SessionGoneError,
    SessionTimesError,
    SessionTouchedError,
)
from projects.events import SessionChange, SessionsCancelled, SessionsChanged
from projects.models import Role, Session, SessionPlace, SessionSeries
from projects.permissions import may_change_initiative
from projects.series import days_of, rule_of
from projects.services import note

WINDOW = ("opens_at", "closes_at")


@dataclass(frozen=True)
class SessionData:
    """What a session is: when, where, seats by role, and the rest of its fields by name."""

    starts_at: datetime
    ends_at: datetime
    place: str
    postal_code: PostalCode
    seats: Mapping[Role, int]
    more: Mapping[str, Any] = field(default_factory=dict)

    def on(self, day: date) -> "SessionData":
        """The same at the same time of another day, also across the change of summer time.

        Signing up opens and closes as many days before it.
        """
        shift = day - timezone.localdate(self.starts_at)
        window = {name: _shifted(self.more[name], shift) for name in WINDOW if self.more.get(name)}
        return SessionData(
            _shifted(self.starts_at, shift),
            _shifted(self.ends_at, shift),
            self.place,
            self.postal_code,
            self.seats,
            {**self.more, **window},
        )


def _shifted(at: datetime, by: timedelta) -> datetime:
    """So many whole days later by the clock; an hour that spring skips is the one after it."""
    local = timezone.localtime(at)
    try:
        return moment(local.date() + by, local.time())
    except NoSuchHourError:
        return moment(local.date() + by, (local + timedelta(hours=1)).time())


@transaction.atomic
def add_session(
    *,
    initiative: Any,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    postal_code: PostalCode,
    seats: Mapping[Any, int],
    **more: Any,
) -> Session:
    """Add a session with seats per role; raises `SessionTimesError` if it ends before it starts."""
    return _add(initiative, SessionData(starts_at, ends_at, place, postal_code, seats, more))


@transaction.atomic
def add_one(*, initiative: Any, data: SessionData) -> Session:
    """Add a session as `data` says. Raises `SessionTimesError`."""
    return _add(initiative, data)


def _add(initiative: Any, data: SessionData, **series: Any) -> Session:
    if data.ends_at <= data.starts_at:
        raise SessionTimesError
    session = Session(
        initiative=initiative,
        starts_at=data.starts_at,
        ends_at=data.ends_at,
        place=data.place,
        postal_code=data.postal_code,
        **data.more,
        **series,
    )
    session.full_clean()
    session.save()
    SessionPlace.objects.bulk_create(
        SessionPlace(session=session, role=role, seats=number) for role, number in data.seats.items()
    )
    return session


@transaction.atomic
def add_series(
    *,
    initiative: Any,
    actor: Any,
    data: SessionData,
    repeat: str,
    last: date,
    skip: Callable[[date], object] | None = None,
) -> list[Session]:
    """Add a session for each day of the rule up to `last`, without the days that `skip` says yes to (holidays).

    Raises `SeriesTooLongError`, `SeriesEmptyError`, `SessionTimesError`.
    """
    first = timezone.localdate(data.starts_at)
    rule = rule_of(repeat, first)
    days = days_of(rule, first, last, skip)
    if not days:
        raise SeriesEmptyError
    series = SessionSeries.objects.create(
        initiative=initiative, rule=rule, skip_holidays=skip is not None, created_by=actor
    )
    return [_add(initiative, data.on(day), series=series, series_on=day) for day in days]


@transaction.atomic
def extend_series(
    *, series: SessionSeries, actor: Any, last: date, skip: Callable[[date], object] | None = None
) -> list[Session]:
    """Add the days of the rule after its last session, like that one; a day that is there isn't made twice.

    Raises `NotAllowedError`, `SeriesTooLongError`, `SeriesEmptyError`.
    """
    if not may_change_initiative(actor, series.initiative):
        raise NotAllowedError
    locked = (
        SessionSeries.objects.select_for_update(of=("self",)).select_related("initiative").get(pk=series.pk)
    )
    rows = list(
        locked.sessions.select_related("postal_code").exclude(series_on=None).order_by("series_on", "pk")
    )
    if not rows:
        raise SeriesEmptyError
    move, data = _moved_by(rows), data_of(rows[-1])
    there = [row.series_on for row in rows if row.series_on]
    days = [day for day in days_of(locked.rule, there[0], last - move) if day > there[-1]]
    days = [day for day in days if skip is None or not skip(day + move)]
    if not days:
        raise SeriesEmptyError
    return [_add(locked.initiative, data.on(day + move), series=locked, series_on=day) for day in days]


def _moved_by(rows: Sequence[Session]) -> timedelta:
    """How far the series lies from its rule, where the last two were moved alike: one moved alone says nothing."""
    moves = {timezone.localdate(row.starts_at) - row.series_on for row in rows[-2:] if row.series_on}
    return moves.pop() if len(moves) == 1 else timedelta()


# What makes one session like another, apart from when it is and how far it has come.
ALIKE = ("flexible", "bring", "contact", "sign_up", "guests", "late_hours", *WINDOW)


def data_of(session: Session) -> SessionData:
    """An existing session as data for others like it."""
    seats = {place.role: place.seats for place in session.places.select_related("role")}
    more = {name: getattr(session, name) for name in ALIKE}
    return SessionData(session.starts_at, session.ends_at, session.place, session.postal_code, seats, more)


@transaction.atomic
def change_session(
    *, session: Session, actor: Any, data: SessionData, following: bool = False, seen: str = ""
) -> list[Session]:
    """Change a session, or it and all that follow in its series; whoever is signed up hears it (`SessionsChanged`).

    Those that follow keep their own day, moved by as many days as this one, and take everything else. `seen` is the
    `mark_of` what the actor has read. Raises `NotAllowedError`, `SessionGoneError`, `SessionTimesError`,
    `PlaceUsedError`, `SessionTouchedError` where somebody else changed it meanwhile, and what the handlers of the
    event refuse, as fewer seats than people; then nothing is changed.
    """
    if not may_change_initiative(actor, session.initiative):
        raise NotAllowedError
    if data.ends_at <= data.starts_at:
        raise SessionTimesError
    rows = _locked(session, following)
    own = next(row for row in rows if row.pk == session.pk)
    if seen and mark_of(own) != seen:
        raise SessionTouchedError
    shift = timezone.localdate(data.starts_at) - timezone.localdate(own.starts_at)
    # Each moves to where the next was: the one farthest ahead goes first, so that nobody is in two places on the way.
    rows.sort(key=lambda row: row.starts_at, reverse=data.starts_at > own.starts_at)
    changes = [
        _change_one(row, actor, data if row == own else data.on(timezone.localdate(row.starts_at) + shift))
        for row in rows
    ]
    announce(SessionsChanged(changes=changes, actor=actor))
    return [change.session for change in changes]


def mark_of(session: Session) -> str:
    """Says whether a session still is as somebody has read it."""
    said: list[object] = [session.starts_at.timestamp(), session.ends_at.timestamp(), session.place]
    said += [session.postal_code_id, *(getattr(session, name) for name in ALIKE)]
    said += sorted(session.places.values_list("role", "seats"))
    return hashlib.sha256("\n".join(map(str, said)).encode()).hexdigest()[:16]


def _locked(session: Session, following: bool) -> list[Session]:
    """The session, and with `following` those after it that are ahead. Raises `SessionGoneError` when it is over."""
    rows = Session.objects.filter(pk=session.pk)
    if following and session.series_id:
        rows = Session.objects.filter(
            series=session.series_id, starts_at__gte=session.starts_at, state=SessionState.PLANNED
        )
    locked = list(
        rows.select_for_update(of=("self",), no_key=True).select_related("initiative__project").order_by("pk")
    )
    now = timezone.now()
    ahead = [row for row in locked if row.ends_at > now and row.state == SessionState.PLANNED]
    if session.pk not in {row.pk for row in ahead}:
        raise SessionGoneError
    return ahead


def _change_one(row: Session, actor: Any, data: SessionData) -> SessionChange:
    was_at, was = row.starts_at, (row.starts_at, row.ends_at, row.flexible)
    was_place = (row.place, row.postal_code_id)
    row.starts_at, row.ends_at = data.starts_at, data.ends_at
    row.place, row.postal_code = data.place, data.postal_code
    for name, value in data.more.items():
        setattr(row, name, value)
    row.full_clean(validate_constraints=False)
    row.save()
    _set_seats(row, data.seats)
    note(row, "change", actor)
    return SessionChange(
        session=row,
        was_at=was_at,
        moved=was != (row.starts_at, row.ends_at, row.flexible),
        place_changed=was_place != (row.place, row.postal_code_id),
    )


def _set_seats(session: Session, seats: Mapping[Role, int]) -> None:
    wanted = {role.pk: number for role, number in seats.items()}
    for place in SessionPlace.objects.filter(session=session):
        number = wanted.pop(place.role_id, 0)
        if number == 0:
            try:
                place.delete()
            except ProtectedError:
                raise PlaceUsedError from None
        elif number != place.seats:
            place.seats = number
            place.save(update_fields=["seats"])
    SessionPlace.objects.bulk_create(
        SessionPlace(session=session, role_id=role, seats=number) for role, number in wanted.items()
    )


@transaction.atomic
def cancel_session(*, session: Any, actor: Any, reason: str, following: bool = False) -> Session:
    """Call a session off, or it and all that follow in its series; whoever is signed up is told through the event.

    Raises `NotAllowedError`, `TransitionError`, and `SessionGoneError` once it is over.
    """
    fresh = Session.objects.select_related("initiative__project").get(pk=session.pk)
    if not may_change_initiative(actor, fresh.initiative):
        raise NotAllowedError
    SESSION_STATES.check("cancel", fresh.state, reason)
    rows = _locked(fresh, following)
    for row in rows:
        apply_transition(machine=SESSION_STATES, subject=row, name="cancel", actor=actor, reason=reason)
    announce(SessionsCancelled(sessions=rows, actor=actor, reason=reason))
    return next(row for row in rows if row.pk == session.pk)
