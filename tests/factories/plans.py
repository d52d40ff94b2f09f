"""Roles that lack people, and plans for them."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from coordination.planning.models import MatchPlan
from coordination.planning.services import plan_district
from projects.enums import RequirementKind
from projects.models import Role
from tests.factories.people import FYN
from tests.factories.work import make_place, make_role

ALL = (RequirementKind.AMBASSADOR, RequirementKind.AGREEMENT)


def make_opening(
    *, days: int = 7, hours: float = 2, number: int = 1, requirements: Any = ALL, **role: Any
) -> Role:
    """A role that lacks `number` people at 17 o'clock that many days ahead."""
    starts_at = (timezone.localtime() + timedelta(days=days)).replace(hour=17, minute=0)
    made = make_role(requirements=requirements, number=number, **role)
    make_place(made, starts_at=starts_at, hours=hours)
    return made


def make_plan(district: str = FYN, **fields: Any) -> MatchPlan:
    """The plan of a district as it stands."""
    plan = plan_district(district=district)
    if fields:
        MatchPlan.objects.filter(pk=plan.pk).update(**fields)
        plan.refresh_from_db()
    return plan
