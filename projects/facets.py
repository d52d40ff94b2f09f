"""How many projects each choice of the list would leave: read once, counted here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import Avg

from places import outline
from places.models import PostalCode
from projects.filters import PLACES_KEPT, ProjectPageFilter, municipalities

# The choice in the address, and where its value stands in a row.
FACETS = {"politikreds": 0, "kommune": 1, "tema": 2, "maal": 3, "stadie": 4}
COLUMNS = ("district", "municipality", "theme", "objective", "stage", "postal_code")
POSTAL_CODE = 5
PLACES = frozenset({"politikreds", "kommune"})
ALWAYS_LISTED = frozenset({"politikreds", "tema", "maal", "stadie"})  # the municipalities are too many
Row = tuple[Any, ...]


@dataclass(frozen=True)
class MapPoint:
    """A municipality with projects: where, how large (pixels of the map), how many and where the link leads."""

    x: float
    y: float
    radius: float
    name: str
    count: int
    url: str


class Counts:
    """The rows that have the words asked for, counted by choice."""

    def __init__(self, found: ProjectPageFilter) -> None:
        self._chosen = found.chosen
        self._distances = found.distances
        columns = [f"{found.project_path}{name}" for name in COLUMNS]
        self._rows: list[Row] = list(found.with_words().order_by().values_list(*columns))

    def by_choice(self, name: str) -> Counter[Any]:
        """How many each value of a choice leaves, the other choices being as they are."""
        return Counter(row[FACETS[name]] for row in self._suitable(FACETS.keys() - {name}))

    def by_district_anywhere(self) -> Counter[Any]:
        """How many there are in each district, whatever place was chosen: the map of tiles."""
        rows = self._suitable(FACETS.keys() - PLACES, near=False)
        return Counter(row[FACETS["politikreds"]] for row in rows)

    def by_municipality(self) -> Counter[Any]:
        """How many of those that are found lie in each municipality."""
        return Counter(row[FACETS["kommune"]] for row in self._suitable(FACETS.keys()))

    def _suitable(self, names: Any, *, near: bool = True) -> list[Row]:
        wanted = [(FACETS[name], self._chosen[name]) for name in names if name in self._chosen]
        reach: Mapping[str, float] | None = self._distances if near else None
        return [
            row
            for row in self._rows
            if all(row[place] == value for place, value in wanted)
            and (reach is None or row[POSTAL_CODE] in reach)
        ]


def tell_counts(form: Any, counts: Counts, chosen: Mapping[str, Any]) -> None:
    """Write the number beside each choice; municipalities without projects are left out."""
    for name in FACETS:
        field, numbers = form.fields[name], counts.by_choice(name)
        # The field adds the empty choice itself.
        field.choices = [
            (value, f"{label} ({numbers[value]})")
            for value, label in field.choices
            if value and (name in ALWAYS_LISTED or numbers[value] or chosen.get(name) == value)
        ]


def map_points(counts: Counts, address_of: Any) -> list[MapPoint]:
    """The municipalities with projects, the largest first, so that small ones lie on top."""
    names = {code: name for code, name, _district in municipalities()}
    centres = _centres()
    points = []
    for code, number in counts.by_municipality().most_common():
        if code in centres:
            x, y = outline.spot_of(*centres[code])
            points.append(MapPoint(x, y, radius_of(number), names[code], number, address_of(code)))
    return points


def radius_of(number: int) -> float:
    """The area grows with the number, from a dot one can hit to a spot that hides no neighbour."""
    return round(min(34.0, 9 + 5 * number**0.5), 1)


def _centres() -> dict[str, tuple[float, float]]:
    """The middle of each municipality's postal codes."""
    kept: dict[str, tuple[float, float]] | None = cache.get("projects:centres")
    if not kept:
        rows = PostalCode.objects.order_by().values("municipalities")
        middles = rows.annotate(at=Avg("latitude"), on=Avg("longitude"))
        kept = {row["municipalities"]: (row["at"], row["on"]) for row in middles if row["municipalities"]}
        cache.set("projects:centres", kept, PLACES_KEPT)
    return kept


def background() -> list[tuple[str, float, float]]:
    """The squares of the map service in `MAP_TILES_URL`: address and place. None by default: our own dots."""
    if not settings.MAP_TILES_URL:
        return []
    return [
        (settings.MAP_TILES_URL.format(z=outline.ZOOM, x=tile.column, y=tile.row), tile.x, tile.y)
        for tile in outline.tiles()
    ]
