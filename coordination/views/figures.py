"""Figures: the same hours for coordinator and leadership."""

from typing import Any

from django.views.generic import TemplateView

from accounts.scope import scope_of
from coordination.figures import (
    by_district,
    by_month,
    by_municipality,
    by_objective,
    by_project,
    by_role,
)
from coordination.hours.reading import hours_of_country, hours_visible_to
from core.suppression import suppress
from workspace.views import WorkspaceMixin


class FiguresView(WorkspaceMixin, TemplateView):
    """A coordinator sees their district whole; leadership sees the country, small numbers left out (rule 11)."""

    template_name = "coordination/workspace/figures.html"
    districts_only = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Totals and the ways they split."""
        scope = scope_of(self.request.user)
        national = scope.leadership and not scope.districts
        user = self.request.user
        hours = hours_of_country() if national else hours_visible_to(user)
        total = hours.total()
        return super().get_context_data(
            national=national,
            total=total,
            total_hidden=national and suppress(total.people) is None,
            districts=by_district(hours, hide_small=national) if national else [],
            objectives=by_objective(hours, hide_small=national),
            months=by_month(hours, hide_small=national),
            # Beside the districts' totals a hidden municipality could be worked out: the country goes without.
            municipalities=[] if national else by_municipality(hours),
            projects=[] if national else by_project(hours),
            roles=[] if national else by_role(hours),
            **kwargs,
        )
