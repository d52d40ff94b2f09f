"""Figures: the same hours for coordinator and leadership."""

from typing import Any

from django.views.generic import TemplateView

from accounts.scope import scope_of
from coordination.figures import by_district, by_objective, by_project
from coordination.models import Attendance, AttendanceCount
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
        rows = Attendance.objects.all() if national else Attendance.objects.visible_to(user)
        kept = AttendanceCount.objects.all() if national else AttendanceCount.objects.visible_to(user)
        total = rows.participation() + kept.participation()
        return super().get_context_data(
            national=national,
            total=total,
            total_hidden=national and suppress(total.people) is None,
            districts=by_district(rows, kept, hide_small=national) if national else [],
            objectives=by_objective(rows, kept, hide_small=national),
            projects=[] if national else by_project(rows, kept),
            **kwargs,
        )
