"""Reads about assignments and attendance. Every figure of hours comes from `confirmed()`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from coordination.enums import EXPECTED, LIVE, SEATED, TAKEN, WAITING, AssignmentState, AttendanceState
from projects.querysets import own_q, visible_q

if TYPE_CHECKING:
    from coordination.models import Assignment, Attendance, AttendanceCount  # noqa: F401


@dataclass(frozen=True)
class Participation:
    """How many different people took part, how many times in all, and for how many minutes."""

    people: int
    times: int
    minutes: int

    def __add__(self, kept: Participation) -> Participation:
        """With what is kept as counts. Times and minutes add up; of the people it is the fewest there can be."""
        return Participation(
            max(self.people, kept.people), self.times + kept.times, self.minutes + kept.minutes
        )


def taken_seats(attendances: str = "attendances") -> Count:
    """Count of the seats of a `SessionPlace` that nobody else can take."""
    return Count(attendances, filter=Q(**{f"{attendances}__state__in": TAKEN}))


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments."""

    def visible_to(self, user: Any) -> AssignmentQuerySet:
        """Those for roles in the districts of a member of staff."""
        return self.filter(visible_q(user, "role__initiative__project__"))

    def own(self, user: Any) -> AssignmentQuerySet:
        """Those for roles a member of staff works with."""
        return self.filter(own_q(user, "role__initiative__project__"))

    def waiting(self) -> AssignmentQuerySet:
        """Invitations that still can be answered."""
        return self.filter(state=AssignmentState.INVITED, answer_by__gt=timezone.now())

    def overdue(self) -> AssignmentQuerySet:
        """Invitations past their time."""
        return self.filter(state=AssignmentState.INVITED, answer_by__lte=timezone.now())

    def with_role(self) -> AssignmentQuerySet:
        """With what an invitation shows."""
        return self.select_related("role__initiative__project", "suggestion")


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    """Attendance."""

    def visible_to(self, user: Any) -> AttendanceQuerySet:
        """That of sessions in the districts of a member of staff."""
        return self.filter(visible_q(user, "session__initiative__project__"))

    def seated(self) -> AttendanceQuerySet:
        """Those who hold a seat."""
        return self.filter(state__in=SEATED)

    def live(self) -> AttendanceQuerySet:
        """Those who have a seat or wait for one."""
        return self.filter(state__in=LIVE)

    def waiting(self) -> AttendanceQuerySet:
        """Those who asked, stand in line or are offered a seat, in the order they came."""
        return self.filter(state__in=WAITING).order_by("queued_at", "pk")

    def in_line(self) -> AttendanceQuerySet:
        """The waiting list, first come first."""
        return self.filter(state=AttendanceState.WAITLISTED).order_by("queued_at", "pk")

    def on_sheet(self) -> AttendanceQuerySet:
        """Those who hold a seat or are excused: whoever is noted stays, so that it can be put right."""
        return self.filter(state__in=(*SEATED, AttendanceState.EXCUSED))

    def signed_up(self) -> AttendanceQuerySet:
        """Those who are to come; who looks for a stand-in comes unless somebody is found."""
        return self.filter(state__in=EXPECTED)

    def seekers(self) -> AttendanceQuerySet:
        """Those who look for a stand-in whose seat isn't offered to somebody already, longest waiting first."""
        seeking = self.filter(state=AttendanceState.SEEKING_STAND_IN)
        return seeking.exclude(stand_ins__state=AttendanceState.OFFERED).order_by("queued_at", "pk")

    def confirmed(self) -> AttendanceQuerySet:
        """Those who came, with minutes somebody confirmed."""
        return self.filter(state=AttendanceState.ATTENDED)

    def participation(self) -> Participation:
        """People, times and minutes of the confirmed attendance in this set."""
        figures = self.confirmed().aggregate(
            people=Count("person", distinct=True), times=Count("pk"), minutes=Sum("minutes")
        )
        return Participation(figures["people"], figures["times"], figures["minutes"] or 0)


class AttendanceCountQuerySet(models.QuerySet["AttendanceCount"]):
    """Attendance that is kept as counts alone."""

    def visible_to(self, user: Any) -> AttendanceCountQuerySet:
        """That of the districts of a member of staff."""
        return self.filter(visible_q(user, "role__initiative__project__"))

    def participation(self) -> Participation:
        """The most people of any one count (who they were is gone), all times and all minutes."""
        figures = self.aggregate(most=Max("people"), often=Sum("times"), total=Sum("minutes"))
        return Participation(figures["most"] or 0, figures["often"] or 0, figures["total"] or 0)
