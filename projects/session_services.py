"""Changes of sessions and series. Each guards, locks, saves, logs, and announces what others must know."""

from collections.abc import Callable, Mapping
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
)
from projects.events import SessionCancelled, SessionChanged
from projects.models import Role, Session, SessionPlace, SessionSeries
from projects.permissions import may_change_initiative
from projects.series import days_of, rule_of
from projects.services import note


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
        """The same at the same time of another day, also across the change of summer time."""
        shift = day - timezone.localdate(self.starts_at)
        return SessionData(
            _shifted(self.starts_at, shift),
            _shifted(self.ends_at, shift),
            self.place,
            self.postal_code,
            self.seats,
            self.more,
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
    rows = locked.sessions.select_related("postal_code").order_by("series_on")
    there = [day for day in rows.values_list("series_on", flat=True) if day]
    model = rows.last()
    if model is None or not there:
        raise SeriesEmptyError
    days = [day for day in days_of(locked.rule, there[0], last, skip) if day > there[-1]]
    if not days:
        raise SeriesEmptyError
    data = data_of(model)
    return [_add(locked.initiative, data.on(day), series=locked, series_on=day) for day in days]


# What makes one session like another, apart from when it is and how far it has come.
ALIKE = ("flexible", "bring", "contact", "sign_up", "guests", "late_hours")


def data_of(session: Session) -> SessionData:
    """An existing session as data for others like it; a window for signing up belongs to the one alone."""
    seats = {place.role: place.seats for place in session.places.select_related("role")}
    more = {name: getattr(session, name) for name in ALIKE}
    return SessionData(session.starts_at, session.ends_at, session.place, session.postal_code, seats, more)


@transaction.atomic
def change_session(
    *, session: Session, actor: Any, data: SessionData, following: bool = False
) -> list[Session]:
    """Change a session, or it and all that follow in its series; whoever is signed up hears it (`SessionChanged`).

    Those that follow keep their own day, moved by as many days as this one, and take everything else. Raises
    `NotAllowedError`, `SessionGoneError`, `SessionTimesError`, `PlaceUsedError`, and what the handlers of the event
    refuse, as fewer seats than people; then nothing is changed.
    """
    if not may_change_initiative(actor, session.initiative):
        raise NotAllowedError
    if data.ends_at <= data.starts_at:
        raise SessionTimesError
    shift = timezone.localdate(data.starts_at) - timezone.localdate(session.starts_at)
    changed = []
    for row in _locked(session, following):
        day = timezone.localdate(row.starts_at) + shift
        new = data if row.pk == session.pk else data.on(day)
        changed.append(_change_one(row, actor, new, only=row.pk == session.pk))
    return changed


def _locked(session: Session, following: bool) -> list[Session]:
    """The session, and with `following` those after it that are ahead. Raises `SessionGoneError` when it is over."""
    rows = Session.objects.filter(pk=session.pk)
    if following and session.series_id:
        rows = Session.objects.filter(
            series=session.series_id, starts_at__gte=session.starts_at, state=SessionState.PLANNED
        )
    locked = list(
        rows.select_for_update(of=("self",), no_key=True).select_related("initiative").order_by("pk")
    )
    now = timezone.now()
    if any(
        row.pk == session.pk and (row.ends_at <= now or row.state != SessionState.PLANNED) for row in locked
    ):
        raise SessionGoneError
    return [row for row in locked if row.ends_at > now]


def _change_one(row: Session, actor: Any, data: SessionData, *, only: bool) -> Session:
    was_at, was_end, was_place = row.starts_at, row.ends_at, (row.place, row.postal_code_id)
    row.starts_at, row.ends_at = data.starts_at, data.ends_at
    row.place, row.postal_code = data.place, data.postal_code
    for name, value in data.more.items():
        if only or name in ALIKE:
            setattr(row, name, value)
    row.full_clean(validate_constraints=False)
    row.save()
    _set_seats(row, data.seats)
    note(row, "change", actor)
    announce(
        SessionChanged(
            session=row,
            actor=actor,
            was_at=was_at,
            moved=(was_at, was_end) != (row.starts_at, row.ends_at),
            place_changed=was_place != (row.place, row.postal_code_id),
        )
    )
    return row


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

    Raises `TransitionError`, and `SessionGoneError` once it is over.
    """
    fresh = Session.objects.select_related("initiative").get(pk=session.pk)
    SESSION_STATES.check("cancel", fresh.state, reason)
    rows = _locked(fresh, following)
    for row in rows:
        apply_transition(machine=SESSION_STATES, subject=row, name="cancel", actor=actor, reason=reason)
        announce(SessionCancelled(session=row, actor=actor, reason=reason))
    return next(row for row in rows if row.pk == session.pk)
