"""One list of checkers that page, sign-up, suggestion and workspace share (DOMAIN rule 2).

A requirement is a plain row (role, group, kind, key). Rooms that know the facts register a checker for a kind.
Rows with the same group number are alternatives; every group must hold.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.errors import TryghedError
from core.registries import Registry


class RequirementRow(Protocol):
    """What a checker reads of a requirement."""

    group: int
    kind: str
    key: str


@dataclass(frozen=True)
class Refusal:
    """Why a person can't take a role on a date, and the way out; `url` and `verb` where a page leads there."""

    kind: str
    reason: str | Promise
    way_out: str | Promise = ""
    url: str | Promise = ""
    verb: str | Promise = ""


# The numbers themselves, or a query of one column that finds them: a district's thousands don't travel to and fro.
PersonIds = Sequence[int] | QuerySet[Any]


class Checker(Protocol):
    """Decides one kind of requirement. Kinds that ask for the same facts inherit one `load`: it runs once."""

    def load(self, person_ids: PersonIds) -> Mapping[int, Any]:
        """The facts of many people in one go; a person without facts may be left out. Facts can be hashed."""
        ...

    def check(self, key: str, fact: Any, on: date) -> Refusal | None:
        """None when the requirement is met on that date, else the refusal."""
        ...


class RequirementNotMetError(TryghedError):
    """At least one requirement is not met; `refusals` name each with its way out."""

    code = "requirement_not_met"

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = list(refusals)
        super().__init__(" ".join(f"{item.reason} {item.way_out}".strip() for item in refusals))


Words = Callable[[], Mapping[str, str | Promise]]
_checkers: dict[str, Checker] = {}
_words: dict[str, Words] = {}
_always: set[str] = set()
# The requirements a person would like to meet: rooms above say which tasks somebody holds, is asked to, or may like.
wanted_by: Registry[Callable[[Any], Iterable[Any]]] = Registry()


@dataclass
class Implied:
    """A requirement that nobody wrote. Its group is below zero: no written one is."""

    kind: str
    group: int
    key: str = ""


def register_checker(
    kind: str, checker: Checker, words: Words | None = None, *, always: bool = False
) -> None:
    """Let `checker` decide requirements of `kind`; `words` are its keys, each as people read it.

    With `always` the kind is asked for (without a key) wherever no group of a role asks for it and nothing else.
    """
    _checkers[kind] = checker
    if words:
        _words[kind] = words
    if always:
        _always.add(kind)


def in_groups(requirements: Iterable[RequirementRow]) -> dict[int, list[RequirementRow]]:
    """Rows by group, with those that hold without being written."""
    groups: dict[int, list[RequirementRow]] = defaultdict(list)
    for row in requirements:
        groups[row.group].append(row)
    asked = [{row.kind for row in rows} for rows in groups.values()]
    for number, kind in enumerate(sorted(_always), start=1):
        if {kind} not in asked:
            groups[-number] = [Implied(kind, -number)]
    return groups


def checker_of(kind: str) -> Checker:
    """Who decides requirements of a kind. Raises `KeyError` where nobody does: such a requirement is never met."""
    return _checkers[kind]


def words_of(kind: str) -> Mapping[str, str | Promise]:
    """The keys that can be required of a kind, in words; empty where a kind has none."""
    return _words[kind]() if kind in _words else {}


def in_words(rows: Iterable[Any]) -> list[str]:
    """What is required, a line for each group; alternatives stand in one line. Rows have `get_kind_display`."""
    groups: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        groups[row.group].append(str(words_of(row.kind).get(row.key) or row.get_kind_display()))
    return [_(" or ").join(words) for words in groups.values()]


def evaluate(
    requirements: Iterable[RequirementRow], person_ids: Sequence[int], on: date
) -> dict[int, list[Refusal]]:
    """Refusals of each person on the date of the session; an empty list means all is met.

    Queries are one per checker, whatever the number of people. Raises `KeyError` for a kind nobody
    registered: an unknown requirement must never pass as met.
    """
    groups = in_groups(requirements)
    facts = Facts(person_ids)
    return {person: _refusals_of(person, groups, facts, on) for person in person_ids}


class Facts:
    """What checkers know of people, read when it is first asked for. Raises `KeyError` for a kind nobody registered."""

    def __init__(self, person_ids: PersonIds) -> None:
        self._person_ids = person_ids
        self._read: dict[Any, Mapping[int, Any]] = {}

    def of(self, kind: str) -> Mapping[int, Any]:
        """The facts a kind of requirement is decided on."""
        checker = _checkers[kind]
        source = type(checker).load
        if source not in self._read:
            self._read[source] = checker.load(self._person_ids)
        return self._read[source]


class Judge:
    """Whether one person meets requirements: the facts are read once a kind, however many tasks and dates there are."""

    def __init__(self, person_id: int) -> None:
        self._person = person_id
        self._facts = Facts([person_id])

    def refusals(self, requirements: Iterable[RequirementRow], on: date) -> list[Refusal]:
        """As `evaluate`, of the one person. Raises `KeyError` for a kind nobody registered."""
        return _refusals_of(self._person, in_groups(requirements), self._facts, on)


def _refusals_of(
    person: int,
    groups: Mapping[int, Sequence[RequirementRow]],
    facts: Facts,
    on: date,
) -> list[Refusal]:
    refusals = []
    for rows in groups.values():
        answers = [_checkers[row.kind].check(row.key, facts.of(row.kind).get(person), on) for row in rows]
        if all(answers):
            refusals.append(next(answer for answer in answers if answer))
    return refusals


def require(requirements: Iterable[RequirementRow], person_id: int, on: date) -> None:
    """Raise `RequirementNotMetError` unless the person meets all of it on that date."""
    if refusals := evaluate(requirements, [person_id], on)[person_id]:
        raise RequirementNotMetError(refusals)
