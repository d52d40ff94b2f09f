"""What the tables of the lists have in common."""

from typing import Any

import django_tables2 as tables
from django.utils import timezone
from django_tables2.data import TableQuerysetData


class StableData(TableQuerysetData):
    """Rows that are equal in what they are sorted by keep their order from page to page."""

    def order_by(self, aliases: Any) -> None:
        """As chosen, else as the list begins (also where that column isn't shown); and then by number."""
        self.data: Any
        super().order_by(aliases)
        chosen = self.data.query.order_by if aliases else self._beginning()
        self.data = self.data.order_by(*chosen, "pk")

    def _beginning(self) -> list[str]:
        found = []
        for alias in self.table._meta.order_by or ():
            name, minus = alias.removeprefix("-"), alias.startswith("-")
            column = self.table.base_columns[name]
            for path in column.order_by or (column.accessor or name,):
                found.append(f"-{path}" if minus else str(path))
        return found


class DayColumn(tables.Column):
    """A moment as its day, on a Danish clock."""

    def render(self, value: Any) -> Any:
        """The day alone."""
        return timezone.localdate(value)


class DeskTable(tables.Table):
    """A list's columns. The first is always there; `on_file` come along in a file alone.

    `on_paper`: the rows leave the screen, and a protected person is called by the alias whoever reads.
    """

    on_file: tuple[str, ...] = ()
    shown_first: tuple[str, ...] = ()  # beside the first column, until somebody chooses others
    on_paper = False

    class Meta:
        template_name = "workspace/table.html"

    @classmethod
    def first(cls) -> str:
        """The column that heads the row."""
        return str(next(iter(cls.base_columns)))

    @classmethod
    def choosable(cls) -> list[str]:
        """The columns somebody may show or leave out, in order."""
        return [name for name in cls.base_columns if name != cls.first() and name not in cls.on_file]
