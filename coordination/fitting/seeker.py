"""One ambassador as matching knows them, read in a few queries."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet, Value
from django.utils import timezone

from coordination.enums import LIVE, LIVE_ASSIGNMENTS, SEATED
from coordination.matching.reasons import Candidate
from coordination.matching.scoring import Slot, Word
from coordination.models import Assignment, Attendance
from coordination.stand_ins.models import StandInAsk
from coordination.wishes.enums import Said
from coordination.wishes.models import TaskWish
from core.vocabulary import WORDS
from places.distance import BoundingBox, bounding_box, haversine_km
from volunteers.enums import VolunteerState
from volunteers.models import Profile


@dataclass
class Seeker:
    """Where they live and how far they go, what they can, what they have, and what they said about being asked."""

    person_id: int
    home: tuple[float, float]
    travel_km: int
    words: frozenset[Word]
    slots: frozenset[Slot]
    days_since_asked: int | None = None
    roles: set[int] = field(default_factory=set)
    sessions: set[int] = field(default_factory=set)
    spans: list[tuple[datetime, datetime]] = field(default_factory=list)
    keen: set[int] = field(default_factory=set)
    not_roles: set[int] = field(default_factory=set)
    not_kinds: set[str] = field(default_factory=set)

    @property
    def box(self) -> BoundingBox:
        """Degrees within which everything lies that is near enough."""
        return bounding_box(*self.home, self.travel_km)

    def km_to(self, latitude: float, longitude: float) -> float:
        """Kilometres from home."""
        return haversine_km(*self.home, latitude, longitude)

    def is_free(self, start: datetime, end: datetime, flexible: bool) -> bool:
        """Whether they have no seat elsewhere at that time."""
        return flexible or not any(begin < end and start < over for begin, over in self.spans)

    def wants(self, role: int, kind: str) -> bool:
        """Whether they haven't said no to the role or its kind; interest in just this one outweighs its kind."""
        return role in self.keen or (role not in self.not_roles and kind not in self.not_kinds)

    def candidate(self, km: float, role: int) -> Candidate:
        """As reasons read it."""
        return Candidate(
            person_id=self.person_id,
            km=km,
            travel_km=self.travel_km,
            slots=self.slots,
            words=self.words,
            days_since_asked=self.days_since_asked,
            keen=role in self.keen,
        )


def seeker_of(person: Any) -> Seeker | None:
    """None for who isn't an active ambassador or hasn't told where they live."""
    seeker = _profile(person)
    if seeker is not None:
        _add_tasks(seeker)
        _add_seats(seeker)
    return seeker


def _profile(person: Any) -> Seeker | None:
    """Words and times in one query: the few of one person times the few of the other."""
    rows = list(
        Profile.objects.filter(person=person, person__volunteer__state=VolunteerState.ACTIVE).values_list(
            "postal_code__latitude",
            "postal_code__longitude",
            "travel_km",
            "words__kind",
            "words__key",
            "availabilities__weekday",
            "availabilities__part",
        )
    )
    if not rows:
        return None
    latitude, longitude, travel_km = rows[0][:3]
    return Seeker(
        person_id=person.pk,
        home=(latitude, longitude),
        travel_km=travel_km,
        words=frozenset((row[3], row[4]) for row in rows if row[3] in WORDS),
        slots=frozenset((row[5], row[6]) for row in rows if row[5] is not None),
    )


def _add_tasks(seeker: Seeker) -> None:
    """Roles they have or are asked to, when they were last asked, and what they said about it. One query."""
    mine = {"person": seeker.person_id}
    rows = _rows(Assignment.objects.filter(**mine), "assignment", "role", "state", Value(""), "invited_at")
    found = rows.union(
        _rows(
            StandInAsk.objects.filter(**mine), "stand-in", "call__place__role", "state", Value(""), "asked_at"
        ),
        _rows(TaskWish.objects.standing().filter(**mine), "wish", "role", "said", F("kind"), "at"),
        all=True,
    )
    asked = []
    for what, role, state, kind, at in found:
        if what == "wish":
            _add_wish(seeker, role, state, kind)
        elif at:
            asked.append(at)
        if what == "assignment" and state in LIVE_ASSIGNMENTS:
            seeker.roles.add(role)
    if asked:
        seeker.days_since_asked = (timezone.localdate() - timezone.localdate(max(asked))).days


def _rows(rows: QuerySet[Any], what: str, role: str, state: str, kind: Any, at: str) -> QuerySet[Any, Any]:
    """Columns that can stand under each other: what it is, role, state, kind, moment."""
    told = rows.order_by().annotate(
        u_what=Value(what), u_role=F(role), u_state=F(state), u_kind=kind, u_at=F(at)
    )
    return told.values_list("u_what", "u_role", "u_state", "u_kind", "u_at")


def _add_wish(seeker: Seeker, role: int | None, said: str, kind: str) -> None:
    """A no to everything is about being asked: whoever looks for themselves sees what there is."""
    if said == Said.INTERESTED and role:
        seeker.keen.add(role)
    elif role:
        seeker.not_roles.add(role)
    elif kind:
        seeker.not_kinds.add(kind)


def _add_seats(seeker: Seeker) -> None:
    rows = Attendance.objects.filter(person=seeker.person_id, state__in=LIVE, ends_at__gt=timezone.now())
    for session, state, flexible, start, end in rows.values_list(
        "session", "state", "flexible", "starts_at", "ends_at"
    ):
        seeker.sessions.add(session)
        if state in SEATED and not flexible:
            seeker.spans.append((start, end))
