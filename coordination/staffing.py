"""How many people a session lacks."""

from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest

from coordination.enums import TAKEN
from coordination.models import Attendance
from projects.models import SessionPlace


def with_missing(sessions: QuerySet[Any]) -> QuerySet[Any]:
    """Sessions with `missing`: seats over all roles that nobody holds. A role that is full lends none to another."""
    taken = (
        Attendance.objects.filter(place=OuterRef("pk"), state__in=TAKEN)
        .order_by()
        .values("place")
        .annotate(number=Count("pk"))
        .values("number")
    )
    free = Greatest(F("seats") - Coalesce(Subquery(taken), 0), Value(0), output_field=IntegerField())
    places = (
        SessionPlace.objects.filter(session=OuterRef("pk"))
        .annotate(free=free)
        .order_by()
        .values("session")
        .annotate(number=Sum("free"))
        .values("number")
    )
    return sessions.annotate(missing=Coalesce(Subquery(places), 0))
