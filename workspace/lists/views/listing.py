"""The page of a list."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.access import log_list
from workspace.lists.chips import chips_of
from workspace.lists.desk import SORT, DeskList, kept_query
from workspace.lists.models import SavedFilter
from workspace.lists.tables import StableData
from workspace.views import ScopedListView

WHOLE_PAGE = "side"


@dataclass(frozen=True)
class Saved:
    """A saved choice and its address; `current` when the page shows it."""

    row: SavedFilter
    url: str
    current: bool


class DeskListView(ScopedListView):
    """A list with everything a list can do: `DeskListView.as_view(desk=…)`."""

    template_name = "workspace/lists/list.html"
    desk: DeskList = DeskList()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The plain address begins with what the reader chose as a start. A list of people is noted, once."""
        start = next((each for each in self.own_choices if each.is_start), None)
        if not request.GET and start:
            return redirect(f"{request.path}?{start.query or 'vis=alle'}")
        if self.desk.purpose is not None:
            log_list(actor=request.user, purpose=self.desk.purpose, query=request.get_full_path())
        return super().get(request, *args, **kwargs)

    @cached_property
    def own_choices(self) -> list[SavedFilter]:
        """What the reader saved of this list."""
        return list(SavedFilter.objects.filter(user=self.request.user.pk, list_name=self.desk.name))

    def get_queryset(self) -> Any:
        """The rows this member of staff may see."""
        return self.desk.rows(self.request.user)

    def get_filterset_class(self) -> Any:
        """The list's."""
        return self.desk.filterset_class

    def get_table_class(self) -> Any:
        """The list's."""
        return self.desk.table_class

    def get_table_data(self) -> Any:
        """In an order that stays."""
        shown = self.desk.columns(self.request.GET)
        return StableData(self.desk.with_columns(self.object_list, self.request.user, shown))

    def get_table_kwargs(self) -> dict[str, Any]:
        """Without the columns nobody asked for."""
        return {"exclude": self.desk.hidden(self.desk.columns(self.request.GET))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Choices in force, saved ones, columns and actions."""
        desk, request = self.desk, self.request
        kwargs.setdefault("create", desk.create(request.user))
        context = super().get_context_data(**kwargs)
        form = context["filter"].form
        kept = kept_query(desk, request, request.GET, form)
        fields = list(form)
        number = context["table"].paginator.count
        return context | {
            "desk": desk,
            "title": desk.title,
            "empty_text": desk.empty_text,
            "kept": kept.urlencode(),
            "chips": chips_of(form, request),
            "first_fields": fields[: desk.filters_first],
            "more_fields": fields[desk.filters_first :],
            "more_open": any(request.GET.get(field.name) for field in fields[desk.filters_first :]),
            "columns": self._columns(),
            "sorts": self._sorts(context["table"]),
            "saved": self._saved(kept.urlencode()),
            "actions": desk.actions(request.user) if number else [],
            "whole_page": request.GET.get("alle") == WHOLE_PAGE,
            "take_url": f"{reverse('list_take', args=[desk.name])}?{kept.urlencode()}",
        }

    def _columns(self) -> list[tuple[str, Any, bool]]:
        table_class, shown = self.desk.table_class, set(self.desk.columns(self.request.GET))
        return [
            (name, table_class.base_columns[name].verbose_name, name in shown)
            for name in table_class.choosable()
        ]

    def _sorts(self, table: Any) -> list[tuple[str, str, bool]]:
        """Both orders of each column that is shown: on a phone there are no heads to press."""
        now = self.request.GET.get(SORT, "")
        both = []
        for column in table.columns:
            if column.orderable:
                name, label = column.name, str(column.header)
                backwards = _("%(column)s, backwards") % {"column": label}
                both += [(name, label, now == name), (f"-{name}", backwards, now == f"-{name}")]
        return both

    def _saved(self, now: str) -> list[Saved]:
        path = self.request.path
        return [Saved(row, f"{path}?{row.query or 'vis=alle'}", row.query == now) for row in self.own_choices]
