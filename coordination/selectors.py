"""Open seats, as every page shows them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from coordination.enums import SEATED
from coordination.models import Attendance
from projects.models import Role, Session, SessionPlace


def places_with_seats(user: Any) -> QuerySet[SessionPlace]:
    """Seats at sessions this person may take part in, with `left` (seats nobody holds), soonest first."""
    return _seats_at(Session.objects.open_for_signup(user))


def _seats_at(open_sessions: QuerySet[Session]) -> QuerySet[SessionPlace]:
    sessions = open_sessions.order_by().values("pk")
    taken = Count("attendances", filter=Q(attendances__state__in=SEATED))
    return (
        SessionPlace.objects.filter(session__in=sessions)
        .select_related("session__initiative__project__district", "session__postal_code", "role")
        .annotate(left=F("seats") - taken)
        .order_by("session__starts_at", "pk")
    )


def open_places(person: Any, roles: Any | None = None, most: int = 60) -> list[SessionPlace]:
    """At most so many seats that this person (or `AnonymousUser`) can take, perhaps of some roles, soonest first.

    Without the sessions they hold a seat at.
    """
    rows = places_with_seats(person)
    if roles is not None:
        rows = rows.filter(role__in=roles)
    if person.is_authenticated:
        held = Attendance.objects.seated().filter(person=person).values("session")
        rows = rows.exclude(session__in=held)
    return list(rows[:most])


def places_of_roles(roles: Iterable[Role], user: Any) -> dict[int, list[SessionPlace]]:
    """Open seats by role id."""
    found: dict[int, list[SessionPlace]] = defaultdict(list)
    for place in places_with_seats(user).filter(role__in=list(roles)):
        found[place.role_id].append(place)
    return found
