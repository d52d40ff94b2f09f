"""What a list of the workspace is made of. Each room registers its own in `desk_lists`."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.urls import reverse

from accounts.enums import Purpose
from core.registries import BulkAction, Registry, bulk_actions
from workspace.lists.tables import DeskTable, StableData

COLUMNS = "kolonner"
SORT = "sort"


class DeskList:
    """One list: which rows, which filters, which columns.

    `name` stands in addresses and with what is saved. `person` is the field that leads to the person a row is about
    ("" where rows are about nobody): such a list has a `purpose`, is noted, and leaves protected people out of files.
    """

    name = ""
    url_name = ""
    title: Any = ""
    empty_text: Any = ""
    model: Any
    table_class: type[DeskTable]
    filterset_class: Any
    person = ""
    purpose: Purpose | None = None
    filters_first = 4  # the others stand behind "more choices"

    def rows(self, user: Any) -> Any:
        """The rows this member of staff may see, with what the list shows; nothing else feeds lists and actions."""
        return self.model.objects.visible_to(user)

    def with_columns(self, rows: Any, user: Any, shown: Iterable[str]) -> Any:
        """What some columns read beside the rows; asked for only where they are shown."""
        return rows

    def name_of(self, user: Any, row: Any) -> str:
        """What a row is called on the pages that list what was chosen."""
        return str(row)

    def people_in(self, rows: Iterable[Any]) -> Iterable[tuple[int, str | None]]:
        """Number and district of the person each row is about."""
        return ((row.person_id, row.district_id) for row in rows)

    def create(self, user: Any) -> dict[str, Any] | None:
        """The way to a new one: `url` and `label`."""
        return None

    @property
    def url(self) -> str:
        """The list's address."""
        return reverse(self.url_name)

    def actions(self, user: Any) -> list[BulkAction]:
        """What this member of staff may do to many rows at once."""
        return [action for action in bulk_actions[self.name] if action.visible(user)]

    def filtered(self, request: HttpRequest, data: QueryDict) -> Any:
        """The filters with what was chosen; `rows_in` reads the rows."""
        return self.filterset_class(data, queryset=self.rows(request.user), request=request)

    def columns(self, data: QueryDict) -> list[str]:
        """The columns that were chosen beside the first, in the table's order."""
        chosen = set(data.getlist(COLUMNS)) or set(self.table_class.shown_first)
        return [name for name in self.table_class.choosable() if name in chosen]

    def hidden(self, shown: Iterable[str]) -> list[str]:
        """The columns to leave out so that the first and these remain."""
        kept = {self.table_class.first(), *shown}
        return [name for name in self.table_class.base_columns if name not in kept]

    def table(self, request: HttpRequest, rows: Any, shown: Iterable[str], sort: Iterable[str]) -> DeskTable:
        """The rows as a table outside the list's own page."""
        shown = list(shown)
        data = StableData(self.with_columns(rows, request.user, shown))
        table = self.table_class(data, exclude=self.hidden(shown), request=request)
        if sorting := list(sort):
            table.order_by = sorting
        return table


def rows_in(found: Any) -> Any:
    """The rows a filter finds; none where a choice can't be understood."""
    return found.qs if found.is_valid() else found.queryset.none()


def kept_query(desk: DeskList, request: HttpRequest, data: QueryDict, form: Any = None) -> QueryDict:
    """What of an address is the list's: filters that hold, a sorting and columns that exist. The rest is dropped."""
    form = form or desk.filtered(request, data).form
    form.is_valid()
    kept = QueryDict(mutable=True)
    for name in form.fields:
        if name in form.cleaned_data and any(data.getlist(name)):
            kept.setlist(name, data.getlist(name))
    sortable = set(desk.table_class.base_columns)
    if sorting := [name for name in data.getlist(SORT) if name.removeprefix("-") in sortable]:
        kept.setlist(SORT, sorting[:1])
    chosen = set(data.getlist(COLUMNS))
    if columns := [name for name in desk.table_class.choosable() if name in chosen]:
        kept.setlist(COLUMNS, columns)
    return kept


desk_lists: Registry[DeskList] = Registry()


def desk_of(name: str) -> DeskList:
    """The list of that name; raises `Http404`."""
    for desk in desk_lists:
        if desk.name == name:
            return desk
    raise Http404


def register_list(desk: DeskList) -> DeskList:
    """Name a list, so that it can be saved, chosen from and taken along."""
    desk_lists.register(desk.name, desk)
    return desk
