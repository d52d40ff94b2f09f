"""Figures: the same hours for coordinator and leadership, on a page and as a file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from accounts.scope import scope_of
from coordination.figures import tables_of
from coordination.hours.reading import Hours, hours_of_country, hours_visible_to
from core.suppression import suppress
from workspace.lists.files import TYPES, as_file
from workspace.views import WorkspaceMixin


def _reads_country(user: Any) -> bool:
    scope = scope_of(user)
    return scope.leadership and not scope.districts


def _hours_for(user: Any) -> Hours:
    return hours_of_country() if _reads_country(user) else hours_visible_to(user)


class FiguresView(WorkspaceMixin, TemplateView):
    """A coordinator sees their district whole; leadership sees the country, small numbers left out (rule 11)."""

    template_name = "coordination/workspace/figures.html"
    districts_only = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Totals and the ways they split."""
        national = _reads_country(self.request.user)
        hours = _hours_for(self.request.user)
        total = hours.total()
        return super().get_context_data(
            national=national,
            total=total,
            total_hidden=national and suppress(total.people) is None,
            tables=tables_of(hours, national=national),
            **kwargs,
        )


class FiguresFileView(WorkspaceMixin, View):
    """The same tables as a file. They name nobody; what isn't shown on the page stands empty here."""

    districts_only = False

    def get(self, request: HttpRequest, kind: str) -> HttpResponse:
        """CSV or XLSX; 404 for anything else."""
        if kind not in TYPES:
            raise Http404
        tables = tables_of(_hours_for(request.user), national=_reads_country(request.user), sessions=None)
        rows = [
            (head, line.label, line.people, _in_hours(line.minutes))
            for head, lines in tables
            for line in lines
        ]
        header = [_("Split by"), _("Which"), _("People"), _("Hours")]
        response = HttpResponse(as_file(kind, header, rows), content_type=TYPES[kind])
        name = f"tryghed-tal-{timezone.localdate().isoformat()}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


def _in_hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 2)
