"""What stands in the country, at the water and at a festival."""

from collections.abc import Sequence
from itertools import pairwise

from tryghed.pictures.moods import BRICK, COATS, CREAM, LAMP, PLASTER, ROOF, SAND, SLATE, SNOW, WINDOW, WOOD
from tryghed.pictures.pen import Pen

NEEDLES = ("#3d5e51", "#4b6f5f")
STARS = 40


def moon(pen: Pen, x: float, y: float, r: float = 22) -> None:
    """A moon and stars after dark; by day a pale sun."""
    if not pen.mood.dark:
        pen.canvas.circle(x, y, r, CREAM, 0.8)
        return
    for _star in range(STARS):
        left, top = pen.rng.uniform(0, pen.canvas.width), pen.rng.uniform(0, pen.base * 0.55)
        pen.canvas.circle(left, top, pen.rng.uniform(0.6, 1.4), CREAM, 0.7)
    pen.canvas.circle(x, y, r * 1.7, CREAM, 0.12)
    pen.canvas.circle(x, y, r, CREAM)


def fir(pen: Pen, x: float, s: float = 1.0, dy: float = 0) -> None:
    """A fir, with snow on it in winter."""
    canvas, foot = pen.canvas, pen.base + dy
    canvas.rect(x - 4 * s, foot - 16 * s, 8 * s, 16 * s, WOOD)
    for step, width in enumerate((34, 27, 19)):
        low = foot - (14 + 26 * step) * s
        canvas.poly([(x - width * s, low), (x + width * s, low), (x, low - 44 * s)], NEEDLES[step % 2])
        if pen.mood.snow:
            canvas.poly([(x - 9 * s, low - 32 * s), (x + 9 * s, low - 32 * s), (x, low - 44 * s)], SNOW)


def church(pen: Pen, x: float, s: float = 1.0) -> None:
    """A white village church with steps on its gable."""
    canvas, b = pen.canvas, pen.base
    canvas.poly([(x + 56 * s, b - 84 * s), (x + 180 * s, b - 84 * s), (x + 180 * s, b - 60 * s)], ROOF)
    canvas.poly(
        [
            (x + 50 * s, b - 74 * s),
            (x + 66 * s, b - 116 * s),
            (x + 176 * s, b - 116 * s),
            (x + 190 * s, b - 74 * s),
        ],
        ROOF,
    )
    canvas.rect(x + 56 * s, b - 74 * s, 128 * s, 74 * s, CREAM)
    canvas.rect(x, b - 150 * s, 62 * s, 150 * s, CREAM)
    for step in range(4):
        inset = step * 8 * s
        canvas.rect(x + inset, b - (162 + 12 * step) * s, 62 * s - 2 * inset, 13 * s, CREAM)
    canvas.rect(x + 24 * s, b - 128 * s, 14 * s, 26 * s, SLATE, 6 * s)
    canvas.rect(x + 21 * s, b - 40 * s, 20 * s, 40 * s, ROOF, 9 * s)
    for left in (78, 112, 146):
        canvas.rect(x + left * s, b - 60 * s, 15 * s, 34 * s, WINDOW, 7 * s)


def ferry(pen: Pen, x: float, y: float) -> None:
    """A small white ferry with rows of lit windows; its waterline lies at y."""
    canvas = pen.canvas
    canvas.rect(x + 150, y - 168, 44, 44, COATS[0], 3)
    canvas.rect(x + 150, y - 156, 44, 9, LAMP)
    canvas.rect(x + 70, y - 126, 190, 42, "#fbfaf6", 5)
    canvas.rect(x + 34, y - 88, 270, 42, "#fbfaf6", 5)
    canvas.poly([(x, y - 50), (x + 340, y - 50), (x + 312, y), (x + 26, y)], COATS[0])
    canvas.rect(x + 8, y - 50, 324, 7, CREAM)
    for left in range(84, 250, 22):
        canvas.rect(x + left, y - 114, 13, 14, WINDOW, 3)
    for left in range(50, 290, 24):
        canvas.circle(x + left, y - 66, 7, WINDOW if left % 3 else pen.mood.pane)
    canvas.line([(x + 110, y - 126), (x + 110, y - 158)], SLATE, 3)


def hut(pen: Pen, x: float, w: float = 92, wall: str = "#3a4a52", dy: float = 0) -> None:
    """A low wooden house, as they stand in holiday areas and allotment gardens, with its light on."""
    canvas, foot, h = pen.canvas, pen.base + dy, w * 0.56
    canvas.rect(x, foot - h, w, h, wall)
    for board in range(1, 6):
        canvas.rect(x + board * w / 6, foot - h, 1, h, "#2c3a42" if wall == "#3a4a52" else WOOD, alpha=0.5)
    roof = SNOW if pen.mood.snow else ROOF
    canvas.poly(
        [
            (x - 8, foot - h),
            (x + w + 8, foot - h),
            (x + w * 0.72, foot - h - w * 0.3),
            (x + w * 0.28, foot - h - w * 0.3),
        ],
        roof,
    )
    pen.window(x + w * 0.56, foot - h * 0.74, w * 0.28, h * 0.4, True)
    canvas.rect(x + w * 0.16, foot - h * 0.74, w * 0.22, h * 0.74, CREAM, 1)


def hedge(pen: Pen, x: float, w: float, h: float = 26, dy: float = 0) -> None:
    """A clipped hedge."""
    top = pen.base + dy - h
    pen.canvas.rect(x, top, w, h, SNOW if pen.mood.snow else pen.mood.leaf[1], 5)
    if pen.mood.snow:
        pen.canvas.rect(x, top + 7, w, h - 7, WOOD, 3)


def flagpole(pen: Pen, x: float, h: float = 130) -> None:
    """A white pole with a plain pennant."""
    top = pen.base - h
    pen.canvas.line([(x, pen.base), (x, top)], CREAM, 3)
    pen.canvas.poly([(x, top + 4), (x + 46, top + 12), (x, top + 20)], BRICK)


def tent(pen: Pen, x: float, w: float, colour: str, dy: float = 16) -> None:
    """A tent with light in its opening."""
    canvas, foot, h = pen.canvas, pen.base + dy, w * 0.62
    canvas.poly([(x, foot), (x + w / 2, foot - h), (x + w, foot)], colour)
    canvas.poly([(x + w * 0.36, foot), (x + w / 2, foot - h * 0.66), (x + w * 0.64, foot)], WINDOW)


def light_chain(pen: Pen, points: Sequence[tuple[float, float]]) -> None:
    """Bulbs on a line between poles."""
    pen.canvas.line(points, SLATE, 1.6)
    for (left, y1), (right, y2) in pairwise(points):
        for share in (0.2, 0.5, 0.8):
            x, y = left + (right - left) * share, y1 + (y2 - y1) * share + 5
            pen.canvas.circle(x, y, 8, LAMP, 0.25)
            pen.canvas.circle(x, y, 3.4, LAMP)


def car(pen: Pen, x: float, colour: str, dy: float = 30, s: float = 1.0) -> None:
    """A parked car seen from the side."""
    canvas, y = pen.canvas, pen.base + dy
    canvas.poly(
        [
            (x + 22 * s, y - 34 * s),
            (x + 38 * s, y - 54 * s),
            (x + 84 * s, y - 54 * s),
            (x + 104 * s, y - 34 * s),
        ],
        colour,
    )
    canvas.poly(
        [
            (x + 32 * s, y - 35 * s),
            (x + 43 * s, y - 49 * s),
            (x + 80 * s, y - 49 * s),
            (x + 92 * s, y - 35 * s),
        ],
        "#a9c6d3",
    )
    canvas.rect(x, y - 36 * s, 126 * s, 24 * s, colour, 7 * s)
    canvas.rect(x + 118 * s, y - 32 * s, 8 * s, 7 * s, LAMP, 2)
    for wheel in (28, 98):
        canvas.circle(x + wheel * s, y - 11 * s, 12 * s, SLATE)
        canvas.circle(x + wheel * s, y - 11 * s, 5 * s, SAND)


def lighthouse(pen: Pen, x: float, s: float = 1.0) -> None:
    """A white tower with a red band and a beam."""
    canvas, b = pen.canvas, pen.base
    beam = [(x, b - 176 * s), (x - 260 * s, b - 214 * s), (x - 260 * s, b - 140 * s)]
    canvas.poly(beam, WINDOW, 0.3 if pen.mood.dark else 0.12)
    canvas.poly(
        [(x - 22 * s, b), (x - 15 * s, b - 164 * s), (x + 15 * s, b - 164 * s), (x + 22 * s, b)], PLASTER
    )
    canvas.poly(
        [
            (x - 20 * s, b - 58 * s),
            (x - 18 * s, b - 96 * s),
            (x + 18 * s, b - 96 * s),
            (x + 20 * s, b - 58 * s),
        ],
        BRICK,
    )
    canvas.rect(x - 20 * s, b - 168 * s, 40 * s, 6 * s, SLATE)
    canvas.rect(x - 11 * s, b - 188 * s, 22 * s, 20 * s, LAMP)
    canvas.dome(x, b - 188 * s, 13 * s, ROOF)
