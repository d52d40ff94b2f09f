"""The map of the country in the flat coordinates of map services (Web Mercator). One unit is a pixel at `ZOOM`."""

from math import asinh, pi, radians, tan
from typing import NamedTuple

ZOOM = 7
TILE = 256  # pixels
WEST, EAST, SOUTH, NORTH = 7.9, 15.3, 54.45, 57.85  # degrees: Denmark with Bornholm


class Spot(NamedTuple):
    """A point of the map, from its upper left corner."""

    x: float
    y: float


class Tile(NamedTuple):
    """A square of a map service, and where it lies on ours."""

    column: int
    row: int
    x: float
    y: float


def _world(latitude: float, longitude: float) -> Spot:
    size = TILE * 2**ZOOM
    return Spot((longitude + 180) / 360 * size, (1 - asinh(tan(radians(latitude))) / pi) / 2 * size)


_CORNER = _world(NORTH, WEST)
_END = _world(SOUTH, EAST)
WIDTH, HEIGHT = round(_END.x - _CORNER.x), round(_END.y - _CORNER.y)


def spot_of(latitude: float, longitude: float) -> Spot:
    """Where a place in degrees lies on the map."""
    x, y = _world(latitude, longitude)
    return Spot(round(x - _CORNER.x, 1), round(y - _CORNER.y, 1))


def tiles() -> list[Tile]:
    """The squares that cover the map."""
    columns = range(int(_CORNER.x // TILE), int(_END.x // TILE) + 1)
    rows = range(int(_CORNER.y // TILE), int(_END.y // TILE) + 1)
    return [
        Tile(column, row, round(column * TILE - _CORNER.x, 1), round(row * TILE - _CORNER.y, 1))
        for row in rows
        for column in columns
    ]
