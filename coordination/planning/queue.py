"""What of the plans waits for staff, in Min dag and beside the list of roles."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.scope import scope_of
from coordination.planning.enums import PairState, PlanState
from coordination.planning.models import MatchPlan
from core.dates import moment_text
from core.registries import DayItem

WAITS = timedelta(days=2)  # after that the facts have moved on


def unsent_plans(user: Any) -> Iterable[DayItem]:
    """Proposals with somebody left to ask."""
    proposed = Count("pairs", filter=Q(pairs__state=PairState.PROPOSED))
    plans = MatchPlan.objects.visible_to(user).filter(state=PlanState.PROPOSED).annotate(left=proposed)
    for plan in plans.filter(left__gt=0).select_related("district"):
        left = ngettext(
            "%(n)s person can be asked: the plan for %(district)s",
            "%(n)s people can be asked: the plan for %(district)s",
            plan.left,
        )
        yield DayItem(
            kind=_("Plan"),
            icon="how-to-reg",
            title=left % {"n": plan.left, "district": plan.district.name},
            text=_("Made %(when)s. Nothing is sent before you say so.") % {"when": moment_text(plan.made_at)},
            due=plan.made_at + WAITS,
            url=reverse("plan", args=[plan.pk]),
            verb=_("Go through the plan"),
        )


def plans_beside(user: Any) -> dict[str, Any] | None:
    """For the list of roles: the latest plan of each district; None for who coordinates none."""
    districts = scope_of(user).coordinator
    if not districts:
        return None
    latest: dict[str, MatchPlan] = {}
    for plan in MatchPlan.objects.visible_to(user).select_related("district").order_by("made_at", "pk")[:100]:
        latest[plan.district_id] = plan
    return {"plans": list(latest.values())}
