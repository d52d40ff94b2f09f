"""Roles and sessions with how many there are of what they want."""

from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from coordination.enums import TAKEN, AssignmentState
from coordination.models import Attendance
from projects.models import SessionPlace


def roles_with_numbers(rows: Any) -> Any:
    """`accepted` and `asked`, and `lacking`: how many more are wanted (below nought: more than wanted)."""
    return rows.annotate(
        accepted=Count("assignments", filter=Q(assignments__state=AssignmentState.ACCEPTED), distinct=True),
        asked=Count("assignments", filter=Q(assignments__state=AssignmentState.INVITED), distinct=True),
    ).annotate(lacking=F("number") - F("accepted"))


def sessions_with_numbers(rows: Any) -> Any:
    """`seats` and `taken`, and `lacking`: the seats nobody holds."""
    seats = SessionPlace.objects.filter(session=OuterRef("pk")).order_by().values("session")
    taken = Attendance.objects.filter(session=OuterRef("pk"), state__in=TAKEN).order_by().values("session")
    number = IntegerField()
    return rows.annotate(
        seats=Coalesce(Subquery(seats.annotate(n=Sum("seats")).values("n"), output_field=number), 0),
        taken=Coalesce(Subquery(taken.annotate(n=Count("pk")).values("n"), output_field=number), 0),
    ).annotate(lacking=F("seats") - F("taken"))
