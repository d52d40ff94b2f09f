"""The roles of a district that lack people, with all that matching asks of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from coordination.enums import LIVE_ASSIGNMENTS
from coordination.matching.demand import demand_of, judged_on, spot_of
from coordination.matching.scoring import Demand
from projects.models import Role, Session
from projects.querysets import OPEN_STAGES

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Opening:
    """A role that lacks `places` people; `spot` is the latitude and longitude of where they go.

    `placeless`: its initiative has coming dates, and none of them a place for it.
    """

    role: Role
    places: int
    on: date
    spot: tuple[float, float] | None
    demand: Demand
    placeless: bool = False


def openings_of(district: str) -> list[Opening]:
    """Rising by the role's number. A role whose sessions all lie in the past lacks nobody any more."""
    asked = Count("assignments", filter=Q(assignments__state__in=LIVE_ASSIGNMENTS), distinct=True)
    had = Count("session_places", distinct=True)
    roles = (
        Role.objects.filter(
            initiative__project__district=district, initiative__project__stage__in=OPEN_STAGES
        )
        .annotate(taken=asked, had=had)
        .select_related("initiative__project__postal_code")
        .prefetch_related("requirements", "wishes")
        .order_by("pk")
    )
    coming = coming_sessions(district)
    dated = {session.initiative_id for sessions in coming.values() for session in sessions}
    return [
        _opening(role, role.number - role.taken, coming.get(role.pk, []), dated)
        for role in roles
        if role.number > role.taken and (role.pk in coming or not role.had)
    ]


def _opening(role: Role, places: int, sessions: list[Session], dated: Collection[int]) -> Opening:
    spot = spot_of(role, sessions)
    return Opening(
        role=role,
        places=places,
        on=judged_on(sessions),
        spot=(spot.latitude, spot.longitude) if spot else None,
        demand=demand_of(role, sessions),
        placeless=not sessions and role.initiative_id in dated,
    )


def coming_sessions(district: str) -> dict[int, list[Session]]:
    """The coming sessions of each role, soonest first."""
    rows: QuerySet[Session] = Session.objects.coming().filter(initiative__project__district=district)
    found: dict[int, list[Session]] = defaultdict(list)
    for session in rows.select_related("postal_code").prefetch_related("places").order_by("starts_at", "pk"):
        for place in session.places.all():
            found[place.role_id].append(session)
    return found


def spans_of(sessions: Iterable[Session]) -> list[Span]:
    """The times at which nobody can be elsewhere: those of sessions with a fixed time."""
    return [(session.starts_at, session.ends_at) for session in sessions if not session.flexible]


def clashes_of(times: Mapping[int, Iterable[Span]]) -> frozenset[tuple[int, int]]:
    """Pairs of keys, the smaller first, of which some times overlap. Ending when the other begins is no overlap."""
    spans = sorted((start, end, key) for key, mine in times.items() for start, end in mine)
    found: set[tuple[int, int]] = set()
    running: list[tuple[datetime, int]] = []
    for start, end, key in spans:
        running = [(until, other) for until, other in running if until > start]
        found |= {(min(key, other), max(key, other)) for _until, other in running if other != key}
        running.append((end, key))
    return frozenset(found)
