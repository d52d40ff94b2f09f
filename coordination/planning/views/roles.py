"""The pairs of one role in a plan, and the decisions about pairs."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from coordination.planning.editing import hold_pair, leave_out, put_back, release_hold
from coordination.planning.enums import Hold, PlanState
from coordination.planning.models import PairHold, PlannedPair
from coordination.planning.reading import asked_lately, experienced_among, names_for, teams_of
from coordination.planning.staffing import staffing_of
from coordination.planning.views.base import (
    CoordinatorsMixin,
    PlanMixin,
    log_plan,
    page_of,
    shown_pairs,
)
from coordination.planning.views.plans import warnings_for
from coordination.planning.wording import asked_often, gap_sentences, why_not_now
from core.errors import TryghedError
from core.numbers import number_of, numbers_of
from projects.models import Role
from volunteers.models import Profile
from workspace.views import ScopedDetailView, ScopedObjectMixin

PAIRS_A_PAGE = 50


class PlanRoleView(PlanMixin, ScopedDetailView):
    """Who a plan proposes for one role, and why."""

    template_name = "planning/role.html"

    @property
    def role(self) -> Role:
        """A role of the plan's district; raises `Http404`."""
        roles = Role.objects.filter(initiative__project__district=self.subject.district_id)
        return get_object_or_404(roles.select_related("initiative__project"), pk=self.kwargs["role_pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The pairs, in pages."""
        plan, role = self.subject, self.role
        page = page_of(self.request, plan.pairs.filter(role=role), PAIRS_A_PAGE)
        team = teams_of([role.pk], plan)[role.pk]
        gap = plan.gaps.filter(role=role).first()
        row = next((row for row in staffing_of(plan) if row.role_id == role.pk), None)
        log_plan(self.request)
        return super().get_context_data(
            role=role,
            page=page,
            rows=_with_habits(shown_pairs(self.request, page.object_list), role),
            staffing=row,
            gap=gap_sentences(gap) if gap and row and row.missing else [],
            warnings=warnings_for(role, team, experienced_among(team)),
            is_open=plan.state == PlanState.PROPOSED,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Change one pair, or go on to asking those ticked."""
        name, _colon, number = request.POST.get("do", "").partition(":")
        if name == "ask":
            return self._ask(request)
        pair = get_object_or_404(
            self.subject.pairs.filter(role=self.role).select_related("role__initiative__project"),
            pk=number_of(number),
        )
        if name not in CHANGES:
            raise Http404
        try:
            messages.success(request, CHANGES[name](pair, request.user))
        except TryghedError as error:
            messages.error(request, str(error))
        return redirect(request.get_full_path())

    def _ask(self, request: HttpRequest) -> HttpResponse:
        chosen = numbers_of(request.POST.getlist("par"))
        if not chosen:
            messages.error(request, _("Choose at least one person to ask."))
            return redirect(request.get_full_path())
        query = urlencode([("par", pk) for pk in chosen])
        return redirect(f"{reverse('plan_send', args=[self.subject.pk])}?{query}")


def _with_habits(rows: list[dict[str, Any]], role: Role) -> list[dict[str, Any]]:
    """How often each was asked, what was decided about the pair, and why it is no longer possible."""
    people = [row["pair"].person_id for row in rows]
    times = asked_lately(people)
    limits = dict(Profile.objects.filter(person__in=people).values_list("person", "asked_at_most"))
    holds = dict(PairHold.objects.filter(role=role, person__in=people).values_list("person", "hold"))
    for row in rows:
        person, why = row["pair"].person_id, row["pair"].why
        wished = limits.get(person)
        row["often"] = asked_often(times[person], settings.ASKED_AT_MOST if wished is None else wished)
        row["hold"] = holds.get(person, "")
        row["why_not"] = why_not_now(why) if why else ""
    return rows


def _leave_out(pair: PlannedPair, actor: Any) -> Any:
    leave_out(pair=pair, actor=actor)
    return _("Left out of this plan.")


def _put_back(pair: PlannedPair, actor: Any) -> Any:
    put_back(pair=pair, actor=actor)
    return _("In the plan again.")


def _hold(hold: Hold) -> Callable[[PlannedPair, Any], Any]:
    def change(pair: PlannedPair, actor: Any) -> Any:
        hold_pair(role=pair.role, person_id=pair.person_id, hold=hold, actor=actor)
        return HELD[hold]

    return change


def _release(pair: PlannedPair, actor: Any) -> Any:
    for hold in PairHold.objects.filter(role=pair.role, person=pair.person_id):
        release_hold(hold=hold, actor=actor)
    return RELEASED


HELD = {
    Hold.PINNED: _("From now on the two are together in every plan."),
    Hold.REFUSED: _("From now on no plan proposes this."),
}
RELEASED = _("The plans decide about it again.")
CHANGES: dict[str, Callable[[PlannedPair, Any], Any]] = {
    "leave_out": _leave_out,
    "put_back": _put_back,
    Hold.PINNED.value: _hold(Hold.PINNED),
    Hold.REFUSED.value: _hold(Hold.REFUSED),
    "release": _release,
}


class PairHoldView(CoordinatorsMixin, ScopedObjectMixin, View):
    """From the list of who suits a role: somebody always, or never, in the plan."""

    model = Role
    http_method_names = ["post"]

    def get_queryset(self) -> Any:
        """Roles of the reader's."""
        return Role.objects.own(self.request.user).select_related("initiative__project")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, and back to the role."""
        name, _colon, number = request.POST.get("hold", "").partition(":")
        person = number_of(number)
        if name not in Hold.values or person is None:
            raise Http404
        try:
            hold_pair(role=self.subject, person_id=person, hold=Hold(name), actor=request.user)
        except TryghedError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, HELD[Hold(name)])
        return redirect("matching_role", pk=self.subject.pk)


class HoldListView(CoordinatorsMixin, TemplateView):
    """What is decided about pairs beforehand."""

    template_name = "planning/holds.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The decisions of one's districts."""
        holds = PairHold.objects.visible_to(self.request.user).select_related("role__initiative", "by")
        page = page_of(self.request, holds.order_by("role", "hold", "person"), PAIRS_A_PAGE)
        names = names_for(self.request.user, [hold.person_id for hold in page.object_list])
        log_plan(self.request)
        rows = [(hold, names[hold.person_id]) for hold in page.object_list]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class HoldReleaseView(CoordinatorsMixin, ScopedObjectMixin, View):
    """Leave a pair to the plans again."""

    model = PairHold
    http_method_names = ["post"]

    def get_queryset(self) -> Any:
        """With what tells whose it is."""
        return super().get_queryset().select_related("role__initiative__project")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Release it, and back to the list."""
        release_hold(hold=self.subject, actor=request.user)
        messages.success(request, RELEASED)
        return redirect("hold_list")
