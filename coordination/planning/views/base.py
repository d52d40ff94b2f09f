"""What the plan's pages share."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.scope import Scope
from coordination.matching.wording import band, in_one_line
from coordination.planning.models import MatchPlan, PlannedPair
from coordination.planning.reading import names_for
from workspace.views import ScopedObjectMixin, WorkspaceMixin


class CoordinatorsMixin(WorkspaceMixin):
    """A plan is the district's: coordinators alone."""

    def admits(self, scope: Scope) -> bool:
        """Whoever coordinates a district."""
        return bool(scope.coordinator)


class PlanMixin(CoordinatorsMixin, ScopedObjectMixin):
    """A page about a plan of the coordinator's district; another's is 404."""

    model = MatchPlan

    def get_queryset(self) -> Any:
        """With the district's name."""
        return super().get_queryset().select_related("district", "made_by")


def page_of(request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], size: int) -> Page[Any]:
    """The page of a list that the address asks for; a number beyond the end shows the last one."""
    return Paginator(rows, size).get_page(request.GET.get("side"))


def log_plan(request: HttpRequest) -> None:
    """The pages name people: each look is noted once, for the page (DOMAIN rule 4)."""
    log_list(actor=request.user, purpose=Purpose.MATCHING, query=request.get_full_path())


def shown_pairs(request: HttpRequest, pairs: Iterable[PlannedPair]) -> list[dict[str, Any]]:
    """Pairs with the name the reader may see and the explanation of the day, in words."""
    rows = list(pairs)
    names = names_for(request.user, (pair.person_id for pair in rows))
    return [
        {
            "pair": pair,
            "name": names[pair.person_id],
            "band": band(pair.score),
            "reasons": in_one_line(pair.sentences),
            "against": in_one_line(pair.sentences, against=True),
        }
        for pair in rows
    ]
