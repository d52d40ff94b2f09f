"""`/projekter/`: what is found, as cards, chips and tiles. Knows no page class: it is handed its rows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from home.languages import in_reading_language, language_of
from home.pictures import CARD, rendition_of
from places import outline
from places.distance import format_distance
from projects.enums import Stage
from projects.facets import Counts, background, map_points, tell_counts
from projects.filters import ProjectPageFilter, districts

PAGE_SIZE = 12
PLACE_CHOICES = ("politikreds", "kommune", "postnummer", "km")
# Where each district's tile stands on the map (tryghed.css). One that is not named finds its own place.
TILES = {
    "1460": "nj", "1461": "oj", "1462": "mv", "1463": "so", "1464": "ss", "1465": "fy",
    "1466": "sl", "1467": "mvs", "1468": "ns", "1469": "kv", "1470": "kb", "1471": "bo",
}  # fmt: skip
_WORD_PARTS = re.compile(r"(?<=[a-zæøå])(jylland|sjælland|havn)")


@dataclass(frozen=True)
class Card:
    """What a card shows of a project page. `lit` lamps of `total` tell the stage."""

    title: str
    lead: str
    url: str
    place: str
    distance: str
    stage: str
    lit: int
    total: int
    picture: Any | None
    language: str


@dataclass(frozen=True)
class Chip:
    """A choice in force, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Tile:
    """A district on the map with its number of projects; `level` 1 to 3 is how dark it is."""

    name: str
    url: str
    count: int
    position: str
    level: int
    current: bool


def card_of(page: Any, request: HttpRequest, distances: Mapping[str, float] | None = None) -> Card:
    """A card of a page read with `for_cards()`; asks the database nothing more."""
    project = page.project
    stages = list(Stage)
    km = (distances or {}).get(project.postal_code_id)
    return Card(
        title=page.title,
        lead=page.lead,
        url=page.get_url(request),
        place=place_of(project),
        distance="" if km is None else format_distance(km),
        stage=project.get_stage_display(),
        lit=stages.index(Stage(project.stage)) + 1,
        total=len(stages),
        picture=rendition_of(page.picture, CARD),
        language=language_of(page),
    )


def cards_of(pages: Any, request: HttpRequest, distances: Mapping[str, float] | None = None) -> list[Card]:
    """Cards of pages read with `for_cards()`, in the reader's language where the page has such a version."""
    rows = list(pages)
    english = type(rows[0]).objects.live().for_cards() if rows else None
    return [card_of(row, request, distances) for row in in_reading_language(rows, english)]


def place_of(project: Any) -> str:
    """The town of the postal code and the municipality, each once: "Bolbro, Odense"."""
    names = [str(place.name) for place in (project.postal_code, project.municipality) if place]
    return ", ".join(dict.fromkeys(names)) or str(project.district)


def render_list(request: HttpRequest, page: Any, queryset: Any) -> HttpResponse:
    """The list page for the rows of `queryset`, narrowed by the address."""
    found = ProjectPageFilter(request.GET, queryset=queryset, request=request)
    shown = _page_of(found, request.GET.get("side"))
    counts = Counts(found)
    tiles, everywhere = _tiles(found, counts, request)
    chips = _chips(found, request)
    tell_counts(found.form, counts, found.chosen)
    context = {
        "page": page,
        "self": page,
        "filter": found,
        "form": found.form,
        "chips": chips,
        "country": _country(counts, request),
        "cards": cards_of(shown.object_list, request, found.distances),
        "page_obj": shown,
        "tiles": tiles,
        "everywhere": everywhere,
        "more_open": any(name in found.chosen for name in ("kommune", "tema", "maal", "stadie")),
    }
    return TemplateResponse(request, "projects/project_index_page.html", context)


def _page_of(found: ProjectPageFilter, number: str | None) -> Page:
    """One page of what was found: the nearest first where a place is asked for, else the newest."""
    rows = found.qs.order_by("-first_published_at", "-pk")
    if found.distances is None:
        return Paginator(rows.for_cards(), PAGE_SIZE).get_page(number)
    distances = found.distances
    shown = Paginator(nearest_first(rows, distances), PAGE_SIZE).get_page(number)
    wanted = list(shown.object_list)
    by_pk = {row.pk: row for row in found.queryset.filter(pk__in=wanted).for_cards()}
    shown.object_list = [by_pk[pk] for pk in wanted if pk in by_pk]
    return shown


def nearest_first(rows: Any, distances: Mapping[str, float]) -> list[int]:
    """The keys of the pages whose postal code is among `distances` (kilometres), the nearest first."""
    keys = rows.filter(project__postal_code__in=distances).values_list("pk", "project__postal_code")
    return [pk for pk, _code in sorted(keys, key=lambda key: distances[key[1]])]


def _without(request: HttpRequest, *names: str) -> Any:
    kept = request.GET.copy()
    for name in (*names, "side"):
        kept.pop(name, None)
    return kept


def _chips(found: ProjectPageFilter, request: HttpRequest) -> list[Chip]:
    chips = []
    for name, value in found.chosen.items():
        if name == "km":
            continue
        gone = ("postnummer", "km") if name == "postnummer" else (name,)
        label = _chip_label(found, name, value)
        chips.append(Chip(label, f"?{_without(request, *gone).urlencode()}"))
    return chips


def _chip_label(found: ProjectPageFilter, name: str, value: Any) -> str:
    if name == "q":
        return _("“%(words)s”") % {"words": value}
    if name == "postnummer":
        return _("At most %(km)s km from %(place)s") % {"km": found.chosen["km"], "place": value}
    return str(dict(found.form.fields[name].choices)[value])


def _tiles(found: ProjectPageFilter, counts: Counts, request: HttpRequest) -> tuple[list[Tile], Tile]:
    """A tile for each district and one for the whole country."""
    numbers = counts.by_district_anywhere()
    most, chosen = max(numbers.values(), default=0), found.chosen.get("politikreds")
    kept = _without(request, *PLACE_CHOICES)
    tiles = []
    for code, _name, short in districts():
        address = kept.copy()
        address["politikreds"] = code
        position = f"p-{TILES[code]}" if code in TILES else ""
        level = _level(numbers[code], most)
        tiles.append(
            Tile(
                _hyphenated(short), f"?{address.urlencode()}", numbers[code], position, level, code == chosen
            )
        )
    everywhere = Tile("", f"?{kept.urlencode()}", sum(numbers.values()), "p-dk", 0, not chosen)
    return tiles, everywhere


def _country(counts: Counts, request: HttpRequest) -> dict[str, Any]:
    """The map with a point for each municipality; the list of municipalities says the same in words."""
    kept = _without(request, *PLACE_CHOICES)

    def address_of(code: str) -> str:
        address = kept.copy()
        address["kommune"] = code
        return f"?{address.urlencode()}"

    return {
        "points": map_points(counts, address_of),
        "width": outline.WIDTH,
        "height": outline.HEIGHT,
        "tile": outline.TILE,
        "background": background(),
        "credit": settings.MAP_TILES_CREDIT,
    }


def _level(count: int, most: int) -> int:
    """1 to 3: how dark a tile is beside the one with most."""
    if not count or 3 * count <= most:
        return 1
    return 2 if 3 * count <= 2 * most else 3


def _hyphenated(name: str) -> str:
    """With the places where a long name may break on a narrow tile."""
    return _WORD_PARTS.sub("\N{SOFT HYPHEN}\\1", name)
