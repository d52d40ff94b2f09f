"""What the rooms hold about people, declared as data: copies, erasure, merging and retention all read this.

Every table with a way to a person has one `PersonalTable`; a test finds those that lack one. Periods live in the
settings (FACTS, Privacy), the rules that use them in `retention_rules` (DOMAIN rule 10).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.functional import Promise

from core.registries import Registry


class Fate(StrEnum):
    """What becomes of a row when its person is forgotten."""

    DELETE = "delete"
    KEEP = "keep"  # the row stays as a count: it points to a person without a name, and `blank` is emptied
    STAY = "stay"  # kept until its own rule takes it (logs that the law wants kept)


Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class PersonalTable:
    """One table with data about people.

    `model` is "app_label.Model". `person` are the fields (or paths, `profile__person`) that lead to the person the
    row is about; `actors` those that lead to a person who did something to it (staff). `columns` is what the person
    gets a copy of. `blank` is emptied when the row is kept. `export` replaces the plain copy by columns, `merge`
    (kept id, gone id) the plain moving of rows where two people turn out to be one.
    """

    model: str
    title: str | Promise
    person: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    fate: Fate = Fate.DELETE
    blank: Mapping[str, Any] = field(default_factory=dict)
    export: Callable[[Any], Rows] | None = None
    merge: Callable[[int, int], None] | None = None

    def model_class(self) -> type[models.Model]:
        """The model itself."""
        return apps.get_model(self.model)


@dataclass(frozen=True)
class RetentionRule:
    """What falls when: `due(on)` are the rows whose time is over on that day, `act` lets them fall.

    `days` names the setting with the period (days); `why` is the sentence for the report; `kept` says what stays as
    counts. `act` returns the number of rows it took.
    """

    title: str | Promise
    why: str | Promise
    days: str
    due: Callable[[date], models.QuerySet[Any]]
    act: Callable[[models.QuerySet[Any]], int]
    kept: str | Promise = ""


personal_tables: Registry[PersonalTable] = Registry()
retention_rules: Registry[RetentionRule] = Registry()


def declare(table: PersonalTable, *, order: int = 100) -> None:
    """Name a table with personal data; called from a room's `registrations`."""
    personal_tables.register(table.model.lower(), table, order=order)
