"""A district's plans: having one made, looking at it, putting it aside."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from accounts.history import history_of
from accounts.scope import scope_of
from coordination.matching.teams import team_warnings
from coordination.matching.wording import team_sentence
from coordination.planning.editing import discard
from coordination.planning.enums import JobState, PairState, PlanState, RunStep
from coordination.planning.models import MatchPlan, PairHold, PlanRun
from coordination.planning.reading import (
    experienced_among,
    gone_pairs,
    names_for,
    never_asked,
    new_pairs,
    often_asked,
    previous_of,
    since,
    teams_of,
)
from coordination.planning.running import request_plan
from coordination.planning.staffing import Staffing, staffing_of, totals_of
from coordination.planning.views.base import CoordinatorsMixin, PlanMixin, log_plan, page_of, shown_pairs
from coordination.planning.wording import certificate, gap_sentences, since_sentences
from core.errors import NotAllowedError, TryghedError
from places.models import District
from projects.models import Role
from workspace.views import ScopedDetailView

ROLES_A_PAGE = 25
PLANS_SHOWN = 20
CHANGES_SHOWN = 25
GAPS_SHOWN = 15
OFTEN_SHOWN = 15
NOBODY_CAME = timedelta(minutes=2)


class PlanHomeView(CoordinatorsMixin, TemplateView):
    """The plans of one's districts, and the way to a new one."""

    template_name = "planning/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """For each district what is being made; then the plans there are."""
        districts = District.objects.filter(pk__in=scope_of(self.request.user).coordinator).order_by("name")
        return super().get_context_data(
            districts=[(district, _run_of(district)) for district in districts],
            plans=MatchPlan.objects.visible_to(self.request.user).select_related("district", "made_by")[
                :PLANS_SHOWN
            ],
            holds=PairHold.objects.visible_to(self.request.user).count(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for a plan. 404 for a district one doesn't coordinate."""
        own = sorted(scope_of(request.user).coordinator)
        try:
            run = request_plan(district=request.POST.get("district", own[0]), actor=request.user)
        except NotAllowedError:
            raise Http404 from None
        if run.by != request.user or run.state == JobState.RUNNING:
            messages.info(request, _("A plan is being made already. You get that one."))
        else:
            messages.success(request, _("The plan is on its way. It takes less than a minute."))
        return redirect("plan_home")


def _run_of(district: District) -> dict[str, Any] | None:
    """The latest making of a plan, unless it came to its end well."""
    run = PlanRun.objects.filter(district=district).select_related("by").first()
    if run is None or run.state == JobState.DONE:
        return None
    steps = RunStep.values
    return {"run": run, "step": steps.index(run.step) + 1, "of": len(steps), "left_alone": _left_alone(run)}


def _left_alone(run: PlanRun) -> bool:
    """No worker has taken it, though one looks every other second."""
    return run.state == JobState.QUEUED and run.asked_at < timezone.now() - NOBODY_CAME


class PlanView(PlanMixin, ScopedDetailView):
    """One plan beside today's staffing."""

    template_name = "planning/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The figures whole, the roles in pages."""
        plan, rows = self.subject, staffing_of(self.subject)
        page = page_of(self.request, rows, ROLES_A_PAGE)
        log_plan(self.request)
        return super().get_context_data(
            totals=totals_of(rows),
            page=page,
            roles=_roles(plan, list(page.object_list)),
            **self._gaps(rows),
            often=self._often(),
            certificate=certificate(plan),
            first_timers=never_asked(plan),
            since=since_sentences(plan, since(plan)) if plan.state == PlanState.PROPOSED else [],
            proposed=plan.pairs.filter(state=PairState.PROPOSED).count(),
            is_open=plan.state == PlanState.PROPOSED,
            changes=self._changes(),
            sendings=plan.sendings.select_related("by"),
            history=history_of(plan),
            **kwargs,
        )

    def _gaps(self, rows: list[Staffing]) -> dict[str, Any]:
        missing = {row.role_id: row.missing for row in rows if row.missing}
        gaps = [gap for gap in self.subject.gaps.select_related("role") if gap.role_id in missing]
        shown = [
            {"gap": gap, "missing": missing[gap.role_id], "lines": gap_sentences(gap)}
            for gap in gaps[:GAPS_SHOWN]
        ]
        return {"gaps": shown, "more_gaps": len(gaps) - len(shown)}

    def _often(self) -> list[tuple[str, int]]:
        often = often_asked(self.subject, OFTEN_SHOWN)
        names = names_for(self.request.user, [person for person, _times in often])
        return [(names[person], times) for person, times in often]

    def _changes(self) -> dict[str, Any] | None:
        previous = previous_of(self.subject)
        if previous is None:
            return None
        new, gone = new_pairs(self.subject, previous), gone_pairs(self.subject, previous)
        return {
            "previous": previous,
            "new_count": new.count(),
            "gone_count": gone.count(),
            "new": shown_pairs(self.request, new[:CHANGES_SHOWN]),
            "gone": shown_pairs(self.request, gone[:CHANGES_SHOWN]),
        }


def _roles(plan: MatchPlan, rows: list[Staffing]) -> list[dict[str, Any]]:
    """The rows of a page, with what is missing and what the team lacks."""
    ids = [row.role_id for row in rows]
    roles = Role.objects.select_related("initiative__project__municipality").in_bulk(ids)
    gaps = {gap.role_id: gap for gap in plan.gaps.filter(role__in=ids)}
    teams = teams_of(ids, plan)
    experienced = experienced_among({person for team in teams.values() for person in team})
    return [
        {
            "row": row,
            "role": roles[row.role_id],
            "gap": gap_sentences(gaps[row.role_id]) if row.role_id in gaps and row.missing else [],
            "warnings": warnings_for(roles[row.role_id], teams[row.role_id], experienced),
        }
        for row in rows
        if row.role_id in roles
    ]


def warnings_for(role: Role, team: list[int], experienced: set[int]) -> list[str]:
    """What the team of a role lacks, in words."""
    known = len(experienced.intersection(team))
    checks = team_warnings(kind=role.initiative.kind, size=len(team), experienced=known)
    return [team_sentence(check) for check in checks]


class PlanDiscardView(PlanMixin, View):
    """Put a plan aside."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put it aside, and back to the plans."""
        try:
            discard(plan=self.subject, actor=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect("plan", pk=self.subject.pk)
        messages.success(request, _("The plan is put aside. Nobody is asked because of it any more."))
        return redirect("plan_home")
