"""Each role's people today and with the plan. A handful of queries, whatever the number of roles."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from coordination.enums import AssignmentState
from coordination.planning.enums import ON_THE_WAY
from coordination.planning.models import MatchPlan
from projects.models import Role, Session, SessionPlace
from projects.querysets import OPEN_STAGES


@dataclass(frozen=True)
class Staffing:
    """How many a role wants, has and asks, and how many the plan still would ask."""

    role_id: int
    number: int
    accepted: int
    asked: int
    adds: int

    @property
    def today(self) -> int:
        """Said yes, or are asked."""
        return self.accepted + self.asked

    @property
    def planned(self) -> int:
        """With the plan."""
        return self.today + self.adds

    @property
    def missing(self) -> int:
        """Still, with the plan."""
        return max(0, self.number - self.planned)

    def percent(self, people: int) -> int:
        """The length of a bar."""
        return min(100, round(100 * people / self.number)) if self.number else 0

    @property
    def today_percent(self) -> int:
        """Of the number wanted."""
        return self.percent(self.today)

    @property
    def planned_percent(self) -> int:
        """Of the number wanted."""
        return self.percent(self.planned)


@dataclass(frozen=True)
class Totals:
    """A district's places: how many there are, how many are taken today, and with the plan."""

    number: int
    today: int
    planned: int

    @property
    def gain(self) -> int:
        """What the plan adds."""
        return self.planned - self.today

    @property
    def today_percent(self) -> int:
        """Of all places; 0 where there are none."""
        return round(100 * self.today / self.number) if self.number else 0

    @property
    def planned_percent(self) -> int:
        """Of all places; 0 where there are none."""
        return round(100 * self.planned / self.number) if self.number else 0


def staffing_of(plan: MatchPlan) -> list[Staffing]:
    """The district's open roles and those of the plan; first what the plan adds most to, then what lacks most."""
    adds = dict(
        plan.pairs.filter(state__in=ON_THE_WAY).order_by().values_list("role").annotate(number=Count("pk"))
    )
    in_plan = {*plan.pairs.order_by().values_list("role", flat=True).distinct()}
    in_plan |= {*plan.gaps.order_by().values_list("role", flat=True)}
    places = SessionPlace.objects.filter(role=OuterRef("pk"))
    coming = places.filter(session__in=Session.objects.coming().values("pk"))
    open_now = Q(
        Exists(coming) | ~Exists(places),
        initiative__project__district=plan.district_id,
        initiative__project__stage__in=OPEN_STAGES,
    )
    roles = Role.objects.filter(open_now | Q(pk__in=in_plan)).annotate(
        accepted=Count("assignments", filter=Q(assignments__state=AssignmentState.ACCEPTED)),
        asked=Count("assignments", filter=Q(assignments__state=AssignmentState.INVITED)),
    )
    rows = [
        Staffing(pk, number, accepted, asked, adds.get(pk, 0))
        for pk, number, accepted, asked in roles.values_list("pk", "number", "accepted", "asked")
    ]
    return sorted(rows, key=lambda row: (-row.adds, -row.missing, row.role_id))


def totals_of(rows: Iterable[Staffing]) -> Totals:
    """Of all of them; what a role has beyond its number fills no place."""
    kept = list(rows)
    return Totals(
        number=sum(row.number for row in kept),
        today=sum(min(row.number, row.today) for row in kept),
        planned=sum(min(row.number, row.planned) for row in kept),
    )
