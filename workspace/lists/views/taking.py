"""Taking a list along, as a file or on paper: why is asked first, who came along is noted (DOMAIN rules 4, 6)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from accounts.access import log_taken
from accounts.enums import AccessKind, Purpose
from workspace.lists.desk import SORT, DeskList, desk_of, kept_query, rows_in
from workspace.lists.files import CSV, TYPES, XLSX, as_file
from workspace.lists.tables import DeskTable
from workspace.views import WorkspaceMixin

PAPER = "paper"
FORMATS = (
    (XLSX, _("Spreadsheet (XLSX)")),
    (CSV, _("Plain table (CSV)")),
    (PAPER, _("A page to print")),
)


NOTHING = ("–", "—")  # what a table shows where there is nothing


def _filled(value: Any) -> Any:
    return "" if value in NOTHING else value


class TakeForm(forms.Form):
    """Why, how, and which columns."""

    purpose = forms.ChoiceField(
        label=_("What do you need it for?"), help_text=_("The person reads it in these words.")
    )
    kind = forms.ChoiceField(label=_("How"), choices=FORMATS, widget=forms.RadioSelect, initial=XLSX)
    columns = forms.MultipleChoiceField(
        label=_("Columns"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, data: Any, *, desk: DeskList, shown: list[str]) -> None:
        super().__init__(data, initial={"columns": shown})
        table = desk.table_class
        names = [*table.choosable(), *table.on_file]
        self.fields["columns"].choices = [(name, table.base_columns[name].verbose_name) for name in names]  # type: ignore[attr-defined]
        if desk.purpose is None:
            del self.fields["purpose"]
        else:
            self.fields["purpose"].choices = [("", _("Choose what for")), *purposes_of(desk)]  # type: ignore[attr-defined]


def purposes_of(desk: DeskList) -> list[tuple[str, Any]]:
    """Nobody takes a list of ambassadors along for somebody's application or idea."""
    strange = {Purpose.IDEA, Purpose.APPLICATION} - {desk.purpose}
    return [(each.value, each.label) for each in Purpose if each not in strange]


class TakeView(WorkspaceMixin, TemplateView):
    """GET asks, POST gives the file or the page."""

    template_name = "workspace/lists/take.html"
    desk: DeskList

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Which list it is about."""
        super().setup(request, *args, **kwargs)
        self.desk = desk_of(self.kwargs["name"])

    def query(self) -> QueryDict:
        """What the list showed."""
        return kept_query(self.desk, self.request, self.request.GET)

    def rows(self) -> Any:
        """What the filters find, among the rows the reader may see."""
        return rows_in(self.desk.filtered(self.request, self.query()))

    def named(self, rows: Any) -> Any:
        """Without protected people: no file names them, and none tells of them (DOMAIN rule 6)."""
        return rows.exclude(**{f"{self.desk.person}__is_protected": True}) if self.desk.person else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How many there are, and how many stay behind."""
        desk, rows = self.desk, self.rows()
        number = rows.order_by().count()
        kwargs.setdefault("form", TakeForm(None, desk=desk, shown=desk.columns(self.request.GET)))
        hidden = number - self.named(rows).order_by().count() if desk.person else 0
        return super().get_context_data(desk=desk, number=number, hidden=hidden, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Note who comes along, and hand it over."""
        form = TakeForm(request.POST, desk=self.desk, shown=[])
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        paper = form.cleaned_data["kind"] == PAPER
        table = self._table(form.cleaned_data["columns"], paper=paper)
        self._note(table, form.cleaned_data.get("purpose"), paper=paper)
        return self._paper(table) if paper else self._file(table, form.cleaned_data["kind"])

    def _table(self, chosen: list[str], *, paper: bool) -> DeskTable:
        rows = self.rows() if paper else self.named(self.rows())
        columns = [name for name in self.desk.table_class.base_columns if name in chosen]
        table = self.desk.table(self.request, rows, columns, self.query().getlist(SORT))
        table.on_paper = True
        return table

    def _note(self, table: DeskTable, purpose: str | None, *, paper: bool) -> None:
        if purpose is None:
            return
        kind = AccessKind.PRINTED if paper else AccessKind.EXPORTED
        log_taken(
            actor=self.request.user,
            people=dict(self.desk.people_in(table.data)).items(),
            purpose=Purpose(purpose),
            kind=kind,
            query=f"{self.desk.url}?{self.query().urlencode()}",
        )

    def _cells(self, table: DeskTable) -> Any:
        names = [column.name for column in table.columns]
        return ([_filled(row.get_cell_value(name)) for name in names] for row in table.rows)

    def _file(self, table: DeskTable, kind: str) -> HttpResponse:
        header = [str(column.header) for column in table.columns]
        content = as_file(kind, header, self._cells(table))
        name = f"{slugify(str(self.desk.title))}-{timezone.localdate():%Y-%m-%d}.{kind}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=TYPES[kind], headers=headers)

    def _paper(self, table: DeskTable) -> HttpResponse:
        context = super().get_context_data(
            desk=self.desk, header=[column.header for column in table.columns], cells=self._cells(table)
        )
        self.template_name = "workspace/lists/paper.html"
        return self.render_to_response({**context, "today": timezone.localdate()})
