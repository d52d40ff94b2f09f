"""The sessions of the common house in Vollsmose, around the day of the load: every way a session can be.

Counted in days from the load and not in weeks, so that each shows what it is there for on any day of the week.
Their hours lie beside those of the sessions the demo ambassador has elsewhere.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from places.models import PostalCode
from projects.enums import SignUp
from projects.models import Initiative, Session, SessionPlace
from projects.series import Repeat
from projects.session_services import SessionData, add_one, add_series
from tryghed.demo.reading import Clock

WALK, DINNER, HOMEWORK, DOOR = "Aftentur i Vollsmose", "Spis med i fælleshuset", "Lektiebordet", "Åben dør"
POSTAL_CODE = "5240"
HOUSE, START_OF_WALK = "Fælleshuset, indgangen fra gården", "Under lygten ved fælleshuset"
BEGAN_AGO = timedelta(minutes=50)  # today's session is under way at whatever hour the demo is loaded
TODAYS_LENGTH = timedelta(hours=4)


@dataclass(frozen=True)
class House:
    """The place people have at each session, by the days from the load to it (below zero: it is over)."""

    walks: dict[int, SessionPlace]
    dinners: dict[int, SessionPlace]
    homework: dict[int, SessionPlace]
    door: dict[int, SessionPlace]

    @property
    def past(self) -> list[SessionPlace]:
        """All places of sessions that are over."""
        kinds = (self.walks, self.dinners, self.homework, self.door)
        return [place for kind in kinds for days, place in kind.items() if days < 0]


def make_house(actor: User, clock: Clock) -> House:
    """The sessions, two series among them."""
    walk = _data(WALK, clock, -32, "19:00", 75, 6, START_OF_WALK, bring="Tag varmt tøj på. Veste har vi med.")
    walks = _series(WALK, walk, actor, clock, last=31)
    # Whoever gives it back within two days looks for a stand-in.
    dinner = _data(
        DINNER, clock, -20, "11:30", 150, 4, HOUSE, bring="Forklæde, hvis du har et.", late_hours=48
    )
    dinners = _series(DINNER, dinner, actor, clock, last=29)
    homework = [
        add_one(
            initiative=_initiative(HOMEWORK),
            data=_data(HOMEWORK, clock, days, "15:00", 90, 3, HOUSE, sign_up=SignUp.CONFIRM),
        )
        for days in (-2, 5, 12)
    ]
    door = [
        add_one(
            initiative=_initiative(DOOR), data=_data(DOOR, clock, days, "16:00", 120, 6, HOUSE, guests=True)
        )
        for days in (-1, 4, 11)
    ]
    door.append(add_one(initiative=_initiative(DOOR), data=_today(clock)))
    return House(*(_places(rows, clock) for rows in (walks, dinners, homework, door)))


def _initiative(title: str) -> Initiative:
    return Initiative.objects.get(title=title)


def _data(
    title: str, clock: Clock, days: int, start: str, minutes: int, seats: int, place: str, **more: Any
) -> SessionData:
    starts_at = clock.on(days, start)
    return _session_data(title, starts_at, starts_at + timedelta(minutes=minutes), seats, place, **more)


def _today(clock: Clock) -> SessionData:
    """Begun at the last quarter of an hour but some."""
    began = clock.now - BEGAN_AGO
    starts_at = began.replace(minute=began.minute - began.minute % 15, second=0, microsecond=0)
    return _session_data(DOOR, starts_at, starts_at + TODAYS_LENGTH, 8, HOUSE, guests=True)


def _session_data(
    title: str, starts_at: datetime, ends_at: datetime, seats: int, place: str, **more: Any
) -> SessionData:
    role = _initiative(title).roles.get()
    return SessionData(starts_at, ends_at, place, PostalCode.objects.get(pk=POSTAL_CODE), {role: seats}, more)


def _series(title: str, data: SessionData, actor: User, clock: Clock, *, last: int) -> list[Session]:
    return add_series(
        initiative=_initiative(title),
        actor=actor,
        data=data,
        repeat=Repeat.WEEKLY,
        last=clock.day_ago(-last),
    )


def _days(session: Session, clock: Clock) -> int:
    return (timezone.localdate(session.starts_at) - timezone.localdate(clock.now)).days


def _places(sessions: list[Session], clock: Clock) -> dict[int, SessionPlace]:
    """By days; what is under way now is 0, also where it began before midnight."""
    rows = SessionPlace.objects.filter(session__in=sessions)
    found = {}
    for place in rows.select_related("role", "session__initiative__project", "session__postal_code"):
        under_way = place.session.starts_at <= clock.now < place.session.ends_at
        found[0 if under_way else _days(place.session, clock)] = place
    return found
