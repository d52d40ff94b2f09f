"""What the rooms hold about people, declared as data: copies, erasure, merging and retention all read this.

Every table with a way to a person has one `PersonalTable`; a test finds those that lack one. Periods live in the
settings (FACTS, Privacy), the rules that use them in `retention_rules` (DOMAIN rule 10).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise

from core.registries import Registry


class Fate(StrEnum):
    """What becomes of a row when its person is forgotten."""

    DELETE = "delete"
    KEEP = "keep"  # the row stays as a count: it points to a person without a name, and `blank` is emptied
    STAY = "stay"  # kept until its own rule takes it (logs that the law wants kept)


Rows = Sequence[Mapping[str, Any]]
Column = (
    str | tuple[str, str | Promise]
)  # a field or path; with a label where the field's own says too little


@dataclass(frozen=True)
class PersonalTable:
    """One table with data about people.

    `model` is "app_label.Model". `person` are the fields (or paths, `profile__person`) that lead to the person the
    row is about; `actors` those that lead to a person who did something to it (staff). `columns` is what the person
    gets a copy of. `blank` is emptied when the row is kept. `export` replaces the plain copy by columns. Where two
    people turn out to be one, `merge` (kept id, gone id) settles what clashes before the rows are moved.

    `rows` finds what no field leads to (an address, a subject by number); `erase` replaces the plain fate and returns
    how many rows it touched. `why` says to the person why a row isn't gone at once, `until` names the setting with
    the days it stays.
    """

    model: str
    title: str | Promise
    person: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    fate: Fate = Fate.DELETE
    blank: Mapping[str, Any] = field(default_factory=dict)
    export: Callable[[Any], Rows] | None = None
    merge: Callable[[int, int], None] | None = None
    rows: Callable[[Any], models.QuerySet[Any]] | None = None
    erase: Callable[[Any], int] | None = None
    why: str | Promise = ""
    until: str = ""

    def model_class(self) -> type[models.Model]:
        """The model itself."""
        return apps.get_model(self.model)

    def about(self, person: Any) -> models.QuerySet[Any]:
        """The rows about a person; none where the table only says who did something."""
        if self.rows:
            return self.rows(person)
        return self._led_by(self.person, person)

    def done_by(self, person: Any) -> models.QuerySet[Any]:
        """The rows a person did something to."""
        return self._led_by(self.actors, person)

    def _led_by(self, fields: tuple[str, ...], person: Any) -> models.QuerySet[Any]:
        rows = self.model_class()._base_manager.all()
        if not fields:
            return rows.none()
        condition = Q()
        for name in fields:
            condition |= Q(**{name: person.pk})
        return rows.filter(condition)


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


def at_address(person: Any, *, email: str = "email", phone: str = "phone") -> Q:
    """Condition on rows that know a person by e-mail or phone alone; the two name the fields ("" for none)."""
    own = {person.email, *person.emailaddress_set.values_list("email", flat=True)}
    condition = Q(pk=None)
    for address in own if email else ():
        if address:
            condition |= Q(**{f"{email}__iexact": address})
    if phone and person.phone:
        condition |= Q(**{phone: str(person.phone)})
    return condition


def period(name: str) -> timedelta:
    """The period a setting holds, in days."""
    return timedelta(days=getattr(settings, name))


def day_before(on: date, name: str) -> date:
    """The day before which something is too old on `on`."""
    return on - period(name)


def moment_before(on: date, name: str) -> datetime:
    """The beginning of that day, on a Danish clock."""
    return timezone.make_aware(datetime.combine(day_before(on, name), time.min))


def log_ends(on: date) -> datetime:
    """Until when rows of a log may fall by their `keep_until`: never before the clock's own day.

    The database refuses that, whatever day the run is asked for.
    """
    return min(timezone.now(), moment_before(on, "OLD_SESSION_DAYS"))


def delete_rows(rows: models.QuerySet[Any]) -> int:
    """Let rows fall; returns how many of the table itself (what hangs on them isn't counted)."""
    return rows.delete()[1].get(rows.model._meta.label, 0)


def declare(table: PersonalTable, *, order: int = 100) -> None:
    """Name a table with personal data; called from a room's `registrations`."""
    personal_tables.register(table.model.lower(), table, order=order)
