"""Open seats, as every page shows them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F, QuerySet

from coordination.models import Attendance
from coordination.querysets import taken_seats
from projects.models import Role, Session, SessionPlace


def places_with_seats(user: Any) -> QuerySet[SessionPlace]:
    """Seats at sessions this person may take part in, with `left` (seats nobody holds), soonest first."""
    return _seats_at(Session.objects.open_for_signup(user))


def running_places(user: Any) -> QuerySet[SessionPlace]:
    """As `places_with_seats`, also where people are signed up by others, or can't sign up right now."""
    return _seats_at(Session.objects.running_for(user))


def _seats_at(open_sessions: QuerySet[Session]) -> QuerySet[SessionPlace]:
    sessions = open_sessions.order_by().values("pk")
    return (
        SessionPlace.objects.filter(session__in=sessions)
        .select_related("session__initiative__project__district", "session__postal_code", "role")
        .annotate(left=F("seats") - taken_seats())
        .order_by("session__starts_at", "pk")
    )


def open_places(person: Any, roles: Any | None = None, most: int = 60) -> list[SessionPlace]:
    """At most so many seats that this person (or `AnonymousUser`) can take, perhaps of some roles, soonest first.

    Without the sessions they have a seat at or wait for.
    """
    rows = places_with_seats(person)
    if roles is not None:
        rows = rows.filter(role__in=roles)
    if person.is_authenticated:
        held = Attendance.objects.live().filter(person=person).values("session")
        rows = rows.exclude(session__in=held)
    return list(rows[:most])


def places_of_roles(roles: Iterable[Role], user: Any) -> dict[int, list[SessionPlace]]:
    """Open seats by role id."""
    found: dict[int, list[SessionPlace]] = defaultdict(list)
    for place in places_with_seats(user).filter(role__in=list(roles)):
        found[place.role_id].append(place)
    return found
