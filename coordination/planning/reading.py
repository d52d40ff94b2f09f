"""What a plan's pages say about it beyond its own rows: what has changed, who is asked often, who is experienced."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import User
from coordination.enums import LIVE_ASSIGNMENTS
from coordination.matching.asked import times_asked
from coordination.models import Assignment, Attendance
from coordination.planning.enums import ON_THE_WAY, PairState
from coordination.planning.models import MatchPlan, PlannedPair
from coordination.stand_ins.models import StandInAsk
from projects.querysets import OPEN_STAGES
from volunteers.models import Volunteer
from volunteers.naming import name_for


@dataclass(frozen=True)
class Since:
    """What has happened in the district since a plan was made: `asked` by others, `answered`; of those proposed,
    `gone` aren't active here any more; `closed` of its roles are."""

    asked: int
    answered: int
    gone: int
    closed: int

    def __bool__(self) -> bool:
        return bool(self.asked or self.answered or self.gone or self.closed)


def since(plan: MatchPlan) -> Since:
    """Read in three queries."""
    here = Q(role__initiative__project__district=plan.district_id)
    by_plan = plan.pairs.filter(state=PairState.ASKED, person=OuterRef("person"), role=OuterRef("role"))
    asked = Q(~Exists(by_plan), invited_at__gt=plan.made_at)
    numbers = Assignment.objects.filter(here).aggregate(
        asked=Count("pk", filter=asked), answered=Count("pk", filter=Q(answered_at__gt=plan.made_at))
    )
    proposed = plan.pairs.filter(state=PairState.PROPOSED)
    active = Volunteer.objects.active().filter(district=plan.district_id).values("person")
    gone = proposed.exclude(person__in=active).order_by().values("person").distinct().count()
    closed = proposed.exclude(role__initiative__project__stage__in=OPEN_STAGES)
    return Since(**numbers, gone=gone, closed=closed.order_by().values("role").distinct().count())


def previous_of(plan: MatchPlan) -> MatchPlan | None:
    """The plan of the district before this one."""
    earlier = MatchPlan.objects.filter(district=plan.district_id, made_at__lte=plan.made_at)
    return earlier.exclude(pk=plan.pk).filter(Q(made_at__lt=plan.made_at) | Q(pk__lt=plan.pk)).first()


def new_pairs(plan: MatchPlan, previous: MatchPlan) -> QuerySet[PlannedPair]:
    """Those that the plan before didn't have."""
    return _not_in(plan, previous)


def gone_pairs(plan: MatchPlan, previous: MatchPlan) -> QuerySet[PlannedPair]:
    """Those of the plan before that this one hasn't, and who weren't asked."""
    return _not_in(previous, plan).exclude(state=PairState.ASKED)


def _not_in(one: MatchPlan, other: MatchPlan) -> QuerySet[PlannedPair]:
    same = other.pairs.filter(person=OuterRef("person"), role=OuterRef("role"))
    return one.pairs.filter(~Exists(same)).select_related("role")


def never_asked(plan: MatchPlan) -> int:
    """How many of those the plan would ask haven't been asked before."""
    asked = Assignment.objects.filter(person=OuterRef("person"), invited_at__isnull=False)
    stood_in = StandInAsk.objects.filter(person=OuterRef("person"))
    rows = plan.pairs.filter(~Exists(asked), ~Exists(stood_in), state__in=ON_THE_WAY)
    return rows.order_by().values("person").distinct().count()


def asked_lately(person_ids: Collection[int]) -> Counter[int]:
    """How often each was asked within the month that counts."""
    return times_asked(person__in=person_ids)


def often_asked(plan: MatchPlan, number: int) -> list[tuple[int, int]]:
    """(person, times) of those the plan would ask who were asked at least twice within the month; most first."""
    planned = plan.pairs.filter(state__in=ON_THE_WAY).order_by().values("person")
    often = [(person, times) for person, times in times_asked(person__in=planned).items() if times >= 2]
    return sorted(often, key=lambda row: (-row[1], row[0]))[:number]


def experienced_among(person_ids: Collection[int]) -> set[int]:
    """Who has been along before: attendance that somebody confirmed."""
    rows = Attendance.objects.confirmed().filter(person__in=person_ids)
    return set(rows.order_by().values_list("person", flat=True).distinct())


def teams_of(role_ids: Collection[int], plan: MatchPlan | None = None) -> dict[int, list[int]]:
    """Who has each role or is asked to, and whom the plan would ask; one person may be in several."""
    live = Assignment.objects.filter(role__in=role_ids, state__in=LIVE_ASSIGNMENTS)
    members = [*live.order_by().values_list("role", "person")]
    if plan is not None:
        rows = plan.pairs.filter(role__in=role_ids, state__in=ON_THE_WAY)
        members += rows.order_by().values_list("role", "person")
    teams: dict[int, list[int]] = {role: [] for role in role_ids}
    for role, person in members:
        teams[role].append(person)
    return teams


def names_for(viewer: Any, person_ids: Iterable[int]) -> dict[int, str]:
    """What each is called by who looks; who is no ambassador any more by number."""
    ids = set(person_ids)
    rows = Volunteer.objects.filter(person__in=ids).with_person()
    names = {row.person_id: name_for(viewer, row) for row in rows}
    left = User.objects.filter(pk__in=ids - set(names))
    return names | {person.pk: person.alias or person.numbered_name for person in left}
