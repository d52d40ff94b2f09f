"""Registries through which upper rooms show something in lower ones, without an import upward."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.http import HttpRequest
from django.utils.functional import Promise

T = TypeVar("T")


class Registry(Generic[T]):
    """Named entries in a stated order. Registering a name twice replaces it (a reload is harmless)."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[int, T]] = {}

    def register(self, name: str, entry: T, *, order: int = 100) -> None:
        """Add an entry under a name; lower `order` comes first."""
        self._entries[name] = (order, entry)

    def __iter__(self) -> Iterator[T]:
        return iter([entry for _, entry in self.items()])

    def items(self) -> list[tuple[str, T]]:
        """Names and entries, in order."""
        ordered = sorted(self._entries.items(), key=lambda pair: pair[1][0])
        return [(name, entry) for name, (_, entry) in ordered]

    def names(self) -> list[str]:
        """The names, in order."""
        return [name for name, _ in self.items()]


@dataclass(frozen=True)
class Panel:
    """A piece of a page: a template and what it needs, or None when there is nothing to show."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    aside: bool = False  # beside what needs doing, where a page has room for that


PanelSource = Callable[[HttpRequest, Any], Panel | None]


@dataclass(frozen=True)
class DayItem:
    """Something that waits for a member of staff in Min dag."""

    kind: str | Promise
    icon: str
    title: str
    text: str
    due: datetime | None
    url: str
    verb: str | Promise
    urgent: bool = False  # stands before everything else, whatever its time


@dataclass(frozen=True)
class MenuItem:
    """An entry in the workspace's rail."""

    group: str | Promise
    label: str | Promise
    url_name: str
    icon: str
    visible: Callable[[Any], bool]


@dataclass(frozen=True)
class Refused:
    """A chosen row that an action isn't done to, and why; said about it, not to it."""

    row: Any
    reason: str | Promise


Judge = Callable[[Any, Sequence[Any], Mapping[str, Any]], Iterable[Refused]]


@dataclass(frozen=True)
class BulkAction:
    """Something that can be done to many chosen rows of a staff list at once.

    `judge(user, rows, values)` names those it can't be done to: asked for the page that says who, and once more
    before `apply(user, rows, values)` does it to the others and names whom it failed for after all. The rows are read
    through the list's own scope each time. `form(data, user=…)` asks for what the action needs; its `cleaned_data` are
    the values. At most `most` rows are taken at once.

    With `hand_to` the rest is another room's: it is the name of an address that gets `?valg=<number>` and reads the
    rows with `workspace.lists.choosing.rows_of` or `people_of`. Nobody's number ever stands in an address.
    """

    name: str
    label: str | Promise
    verb: str | Promise
    visible: Callable[[Any], bool]
    judge: Judge = lambda user, rows, values: ()
    apply: Judge = lambda user, rows, values: ()
    form: Callable[..., Any] | None = None
    hand_to: str = ""
    most: int = 500


DaySource = Callable[[Any], Iterable[DayItem]]


@dataclass(frozen=True)
class AreaCount:
    """A column of the workspace's list of areas: how many of something each area has, for all of them at once."""

    label: str | Promise
    counts: Callable[[Any, Iterable[int]], dict[int, int]]  # who looks, areas → number by area


project_panels: Registry[PanelSource] = Registry()
project_desk_panels: Registry[PanelSource] = Registry()
min_side_panels: Registry[PanelSource] = Registry()
person_desk_panels: Registry[PanelSource] = Registry()  # subject: an ambassador
application_desk_panels: Registry[PanelSource] = Registry()  # subject: an application
session_desk_panels: Registry[PanelSource] = Registry()  # subject: a session, in the workspace
role_panels: Registry[PanelSource] = Registry()  # subject: a role, on its page and on those of its dates
home_panels: Registry[PanelSource] = Registry()
district_panels: Registry[PanelSource] = Registry()
partner_panels: Registry[PanelSource] = Registry()  # subject: the associations a partner speaks for
area_panels: Registry[PanelSource] = Registry()  # subject: a local area, in the workspace
day_sources: Registry[DaySource] = Registry()
area_counts: Registry[AreaCount] = Registry()  # columns of the list of areas
workspace_menu: Registry[MenuItem] = Registry()
bulk_actions: dict[str, Registry[BulkAction]] = defaultdict(
    Registry
)  # by the name of a list (workspace.lists)


def render_panels(registry: Registry[PanelSource], request: HttpRequest, subject: Any) -> list[Panel]:
    """The panels that have something to show, in order."""
    return [panel for source in registry if (panel := source(request, subject)) is not None]
