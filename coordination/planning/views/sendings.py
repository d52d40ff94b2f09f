"""Sending a plan: who would be asked, and what came of it."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property

from coordination.planning.enums import PairState, PlanState
from coordination.planning.models import PlanSending
from coordination.planning.reading import since
from coordination.planning.sending import recipients, send
from coordination.planning.views.base import PlanMixin, log_plan, page_of, shown_pairs
from coordination.planning.wording import since_sentences, why_not_now
from core.errors import TryghedError
from core.numbers import number_of, numbers_of
from workspace.views import ScopedDetailView

PEOPLE_A_PAGE = 100


class PlanSendView(PlanMixin, ScopedDetailView):
    """Who would be asked: counted and listed, before anything is sent. The choice stands in the address."""

    template_name = "planning/send.html"

    @property
    def chosen(self) -> Any:
        """The pairs that the address stands for."""
        asked = self.request.GET
        named = [*asked.getlist("rolle"), *asked.getlist("par")]
        roles, pairs = numbers_of(asked.getlist("rolle")), numbers_of(asked.getlist("par"))
        if named and not roles and not pairs:  # nothing of it can be understood: that isn't everybody
            return self.subject.pairs.none()
        return recipients(self.subject, roles=roles, pairs=pairs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The numbers whole, the names in pages."""
        chosen = self.chosen.select_related("role__initiative")
        counts = chosen.order_by().aggregate(
            pairs=Count("pk"), people=Count("person", distinct=True), roles=Count("role", distinct=True)
        )
        page = page_of(self.request, chosen, PEOPLE_A_PAGE)
        log_plan(self.request)
        return super().get_context_data(
            counts=counts,
            page=page,
            rows=shown_pairs(self.request, page.object_list),
            since=since_sentences(self.subject, since(self.subject)),
            is_open=self.subject.state == PlanState.PROPOSED,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask them; what is in the way is said on this page or on the plan's."""
        expected = number_of(request.POST.get("antal", ""))
        pairs = list(self.chosen.values_list("pk", flat=True))
        try:
            sending = send(plan=self.subject, actor=request.user, pairs=pairs, expected=expected)
        except TryghedError as error:
            messages.error(request, str(error))
            return redirect(request.get_full_path()) if pairs else redirect("plan", pk=self.subject.pk)
        return redirect("plan_sending", pk=self.subject.pk, sending_pk=sending.pk)


class PlanSendingView(PlanMixin, ScopedDetailView):
    """What came of a sending: how many are asked, who couldn't be and why, how far it is."""

    template_name = "planning/sending.html"

    @cached_property
    def sending(self) -> PlanSending:
        """Of this plan; raises `Http404`."""
        rows = self.subject.sendings.select_related("by")
        found: PlanSending = get_object_or_404(rows, pk=self.kwargs["sending_pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counts, and those who couldn't be asked."""
        pairs = self.sending.pairs
        states = (PairState.ASKED, PairState.OVERTAKEN, PairState.CHOSEN)
        counts = pairs.aggregate(**{str(state): Count("pk", filter=Q(state=state)) for state in states})
        overtaken = pairs.filter(state=PairState.OVERTAKEN).select_related("role")
        page = page_of(self.request, overtaken, PEOPLE_A_PAGE)
        rows = shown_pairs(self.request, page.object_list)
        log_plan(self.request)
        return super().get_context_data(
            sending=self.sending,
            counts=counts,
            page=page,
            rows=[{**row, "why_not": why_not_now(row["pair"].why)} for row in rows],
            left=self.subject.pairs.filter(state=PairState.PROPOSED).count(),
            **kwargs,
        )
