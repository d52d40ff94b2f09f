"""A person's copy of everything we hold about them: one query per table, whatever the number of rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.privacy import Column, PersonalTable, personal_tables
from core.vocabulary import WORDS

Pair = tuple[str, str]
WIDEST = 6  # columns of a table that still fits


@dataclass(frozen=True)
class Section:
    """One table of the copy: what a machine reads, and the same in words."""

    table: str
    title: str
    rows: list[dict[str, Any]] = field(default_factory=list)
    records: list[list[Pair]] = field(default_factory=list)
    note: str = ""

    @property
    def header(self) -> list[str]:
        """Of a table, where several rows of few columns read better as one; empty for all others."""
        first = self.records[0] if self.records else []
        return [label for label, _value in first] if len(self.records) > 1 and len(first) <= WIDEST else []


def person_export(person: Any, *, leave_out: Collection[str] = ()) -> list[Section]:
    """Everything about a person, in the order of the declarations; `leave_out` names tables ("app.Model")."""
    skipped = {name.lower() for name in leave_out}
    tables = [table for table in personal_tables if table.model.lower() not in skipped]
    sections = [_section(table, person) for table in tables]
    return [section for section in sections if section.rows or section.note]


def _section(table: PersonalTable, person: Any) -> Section:
    rows: list[dict[str, Any]] = []
    records: list[list[Pair]] = []
    if table.export:
        rows = [{str(label): value for label, value in row.items()} for row in table.export(person)]
        records = [[(capfirst(label), in_words(value)) for label, value in row.items()] for row in rows]
    elif table.columns:
        rows, records = _plain(table, person)
    return Section(table.model, str(table.title), rows, records, _note(table, person))


def _note(table: PersonalTable, person: Any) -> str:
    """How often a member of staff did something in the table: their work, which names others, isn't copied."""
    if not (table.actors and person.is_staff):
        return ""
    number = table.done_by(person).count()
    text = ngettext("Noted by you: %(number)s row.", "Noted by you: %(number)s rows.", number)
    return text % {"number": number} if number else ""


def _plain(table: PersonalTable, person: Any) -> tuple[list[dict[str, Any]], list[list[Pair]]]:
    model = table.model_class()
    paths = [path_of(column) for column in table.columns]
    rows = list(table.about(person).order_by("pk").values(*paths))
    words = [(path, label_of(model, column), _choices(model, path)) for path, column in _both(table)]
    return rows, [[(label, _shown(row, path, choices)) for path, label, choices in words] for row in rows]


def _both(table: PersonalTable) -> list[tuple[str, Column]]:
    return [(path_of(column), column) for column in table.columns]


def path_of(column: Column) -> str:
    """The field or path of a column."""
    return column if isinstance(column, str) else column[0]


def label_of(model: type[models.Model], column: Column) -> str:
    """What a column is called: its own label, else the field's."""
    name = str(column[1]) if not isinstance(column, str) else str(_field(model, column).verbose_name)
    return capfirst(name)


def _field(model: type[models.Model], path: str) -> Any:
    *steps, last = path.split("__")
    for step in steps:
        related = model._meta.get_field(step).related_model
        assert isinstance(related, type)  # noqa: S101 - a path of a declaration leads from table to table
        model = related
    return model._meta.get_field(last)


def _choices(model: type[models.Model], path: str) -> Mapping[Any, Any]:
    return dict(_field(model, path).flatchoices or ())


def _shown(row: Mapping[str, Any], path: str, choices: Mapping[Any, Any]) -> str:
    value = row[path]
    if path == "key" and row.get("kind") in WORDS:
        choices = dict(WORDS[row["kind"]].choices)
    return str(choices[value]) if choices and value in choices else in_words(value)


def in_words(value: Any) -> str:
    """A value as a person writes it."""
    if value in (None, ""):
        return "–"
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list | tuple):
        return "\n".join(in_words(item) for item in value) or "–"
    return _time_in_words(value) if isinstance(value, date | time) else str(value)


def _time_in_words(value: date | time) -> str:
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j. F Y H:i")
    return f"{value:%H:%M}" if isinstance(value, time) else date_format(value, "j. F Y")
