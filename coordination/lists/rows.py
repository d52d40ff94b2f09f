"""Roles and sessions with how many there are of what they want."""

from typing import Any

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce

from coordination.enums import TAKEN, AssignmentState
from coordination.models import Attendance
from projects.models import SessionPlace
from projects.querysets import OPEN_STAGES


def roles_with_numbers(rows: Any) -> Any:
    """`accepted` and `asked`, and `lacking`: how many more are wanted (below nought: more than wanted).

    A project that is over wants nobody.
    """
    return rows.annotate(
        accepted=Count("assignments", filter=Q(assignments__state=AssignmentState.ACCEPTED), distinct=True),
        asked=Count("assignments", filter=Q(assignments__state=AssignmentState.INVITED), distinct=True),
    ).annotate(
        lacking=Case(
            When(initiative__project__stage__in=OPEN_STAGES, then=F("number") - F("accepted")),
            default=0,
            output_field=IntegerField(),
        )
    )


def sessions_with_numbers(rows: Any) -> Any:
    """`seats` and `taken`, and `lacking`: the seats nobody holds."""
    seats = SessionPlace.objects.filter(session=OuterRef("pk")).order_by().values("session")
    taken = Attendance.objects.filter(session=OuterRef("pk"), state__in=TAKEN).order_by().values("session")
    number = IntegerField()
    return rows.annotate(
        seats=Coalesce(Subquery(seats.annotate(n=Sum("seats")).values("n"), output_field=number), 0),
        taken=Coalesce(Subquery(taken.annotate(n=Count("pk")).values("n"), output_field=number), 0),
    ).annotate(lacking=F("seats") - F("taken"))
