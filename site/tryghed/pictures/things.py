"""What stands in a street besides houses and people."""

from tryghed.pictures.moods import (
    ACCENT,
    BRICK,
    BRICK2,
    COATS,
    CREAM,
    LAMP,
    NIGHT,
    PLASTER,
    ROOF,
    SAND,
    SLATE,
    SNOW,
    WATER,
    WINDOW,
    WOOD,
)
from tryghed.pictures.pen import Pen


def bike(pen: Pen, x: float, dy: float = 24, s: float = 1.2, frame: str = BRICK, tyre: str = "") -> None:
    """A parked bike."""
    y = pen.base + dy
    tyre = tyre or ("#e9eef0" if pen.mood.dark else SLATE)
    hub = y - 16 * s
    for wheel in (x, x + 48 * s):
        pen.canvas.ring(wheel, hub, 15 * s, tyre, 3.5)
    crank, seat, head = (x + 23 * s, hub), (x + 14 * s, hub - 22 * s), (x + 38 * s, hub - 22 * s)
    pen.canvas.line([(x, hub), seat, head, (x + 48 * s, hub)], frame, 3.5)
    pen.canvas.line([seat, crank, head, (x + 36 * s, hub - 31 * s), (x + 44 * s, hub - 31 * s)], frame, 3.5)
    pen.canvas.line([(x + 9 * s, hub - 25 * s), (x + 18 * s, hub - 25 * s)], SLATE, 4)


def bench(pen: Pen, x: float, dy: float = 0, w: float = 66) -> None:
    """A bench to sit on."""
    y = pen.base + dy
    pen.canvas.rect(x, y - 4, w, 7, BRICK2, 2)
    for leg in (x + 6, x + w - 11):
        pen.canvas.rect(leg, y + 3, 5, 18, SLATE)
    if pen.mood.snow:
        pen.canvas.rect(x, y - 6, w, 3, SNOW, 1)


def stand(pen: Pen, x: float) -> None:
    """A stall with a parasol, leaflets and coffee."""
    canvas, y = pen.canvas, pen.base + 30
    canvas.line([(x + 70, y - 20), (x + 70, y - 150)], SLATE, 4)
    for i in range(4):
        left, colour = x + i * 35, (COATS[0], BRICK2)[i % 2]
        canvas.poly([(left, y - 116), (left + 35, y - 116), (x + 70, y - 158)], colour)
        canvas.ellipse(left + 17.5, y - 116, 17.5, 9, colour)
    canvas.rect(x + 6, y - 52, 128, 10, CREAM, 2)
    canvas.rect(x + 12, y - 42, 116, 42, ACCENT, 2)
    canvas.rect(x + 30, y - 66, 18, 14, LAMP, 1)
    canvas.rect(x + 56, y - 62, 22, 10, BRICK2, 1)
    canvas.circle(x + 98, y - 58, 6, "#ffffff")


def van(pen: Pen, x: float) -> None:
    """A van with a hatch to talk through; no crest and no patrol colours."""
    canvas, y = pen.canvas, pen.base + 34
    canvas.rect(x, y - 114, 170, 104, "#fbfaf6", 10)
    canvas.poly(
        [
            (x + 150, y - 114),
            (x + 168, y - 112),
            (x + 206, y - 70),
            (x + 210, y - 60),
            (x + 210, y - 14),
            (x + 150, y - 14),
        ],
        "#fbfaf6",
    )
    canvas.rect(x, y - 44, 210, 12, "#7d9c86")
    canvas.poly([(x + 154, y - 104), (x + 164, y - 104), (x + 196, y - 70), (x + 154, y - 70)], "#a9c6d3")
    canvas.rect(x + 24, y - 98, 62, 44, WINDOW, 3)
    canvas.rect(x + 14, y - 112, 84, 8, BRICK2, 3)
    canvas.rect(x + 18, y - 54, 74, 8, SAND, 2)
    for wheel in (x + 46, x + 166):
        canvas.circle(wheel, y - 12, 19, SLATE)
        canvas.circle(wheel, y - 12, 8, pen.mood.path)


def shelter(pen: Pen, x: float, w: float = 300) -> None:
    """A roof over bikes or a bus stop, with a light under it."""
    canvas, y = pen.canvas, pen.base + 26
    canvas.rect(x + 14, y - 96, w - 28, 80, "#a9c6d3", alpha=0.45)
    canvas.rect(x + 20, y - 94, w - 40, 5, LAMP)
    canvas.rect(x, y - 108, w, 12, SNOW if pen.mood.snow else SLATE, 2)
    for post in (x + 8, x + w - 14):
        canvas.rect(post, y - 96, 6, 96, SLATE)


def swing(pen: Pen, x: float) -> None:
    """A swing between houses."""
    canvas, b = pen.canvas, pen.base
    canvas.line([(x, b + 30), (x + 22, b - 60), (x + 108, b - 60), (x + 130, b + 30)], ROOF, 5)
    for rope in (x + 50, x + 76):
        canvas.line([(rope, b - 58), (rope, b + 4)], SLATE, 2)
    canvas.rect(x + 44, b + 2, 38, 6, COATS[2], 2)


def tunnel(pen: Pen) -> None:
    """A lit tunnel under a railway; fills the picture."""
    canvas, b = pen.canvas, pen.base
    canvas.rect(0, 120, 640, b - 120, "#3b5a69" if pen.mood.dark else "#6d7f86")
    canvas.rect(0, 104, 640, 20, SLATE)
    canvas.rect(150, 230, 340, b - 230, NIGHT)
    canvas.ellipse(320, 231, 170, 112, NIGHT)
    canvas.rect(176, 230, 288, b - 230, "#fbe6c4")
    canvas.ellipse(320, 231, 144, 92, "#fbe6c4")
    canvas.poly([(232, b), (408, b), (520, 360), (120, 360)], "#dfd3bd")
    for x, y in ((226, 184), (320, 158), (414, 184)):
        canvas.circle(x, y, 20, LAMP, 0.25)
        canvas.circle(x, y, 7, LAMP)


def room(pen: Pen) -> None:
    """A room with two dark windows, a lamp over a table and room for people behind it."""
    canvas = pen.canvas
    canvas.rect(0, 0, 640, 360, "#f6ead6")
    canvas.rect(0, 270, 640, 90, SAND)
    for x in (60, 470):
        canvas.rect(x, 50, 110, 110, CREAM, 3)
        canvas.rect(x + 7, 57, 96, 96, "#34647d")
        canvas.rect(x + 53, 57, 4, 96, CREAM)
        canvas.circle(x + 80, 82, 8, LAMP)
    canvas.line([(320, 0), (320, 60)], SLATE, 3)
    canvas.poly([(290, 86), (350, 86), (500, 300), (140, 300)], WINDOW, 0.4)
    canvas.poly([(290, 86), (310, 58), (330, 58), (350, 86)], ACCENT)


def table(pen: Pen) -> None:
    """The table of the room, with paper and cups."""
    canvas = pen.canvas
    canvas.ellipse(326, 290, 230, 34, "#b98a5f")
    canvas.ellipse(326, 282, 230, 34, "#d2a678")
    canvas.rect(270, 268, 44, 12, "#fffdf8", 1)
    canvas.rect(420, 272, 36, 10, "#fffdf8", 1)
    for x, y in ((380, 276), (230, 282)):
        canvas.circle(x, y, 8, "#ffffff")


def boat(pen: Pen, x: float, y: float, s: float = 1.0, hull: str = BRICK) -> None:
    """A small fishing boat with a light in its cabin."""
    canvas = pen.canvas
    canvas.line([(x + 36 * s, y - 28 * s), (x + 36 * s, y - 92 * s)], WOOD, 3 * s)
    canvas.line([(x + 36 * s, y - 86 * s), (x + 84 * s, y - 30 * s)], WOOD, 1.5 * s)
    canvas.rect(x + 48 * s, y - 48 * s, 34 * s, 26 * s, PLASTER, 2)
    canvas.rect(x + 54 * s, y - 43 * s, 12 * s, 11 * s, WINDOW, 1)
    canvas.poly([(x, y - 26 * s), (x + 104 * s, y - 26 * s), (x + 90 * s, y), (x + 14 * s, y)], hull)
    canvas.rect(x + 3 * s, y - 28 * s, 100 * s, 5 * s, CREAM, 1)


def water(pen: Pen, y: float) -> None:
    """A basin from a line to the bottom of the picture, with a few strokes of light."""
    canvas = pen.canvas
    canvas.rect(0, y, canvas.width, canvas.height - y, "#1f4a60" if pen.mood.dark else WATER)
    for _stroke in range(14):
        left, depth = pen.rng.randint(0, canvas.width), y + pen.rng.randint(8, int(canvas.height - y - 4))
        canvas.rect(left, depth, pen.rng.randint(24, 70), 2.5, LAMP if pen.mood.dark else "#8fb7c6", 1, 0.5)


def field(pen: Pen, y: float, colour: str, bulge: float) -> None:
    """A soft hill across the picture."""
    pen.canvas.ellipse(pen.canvas.width * 0.5, y + bulge, pen.canvas.width * 0.75, bulge, colour)


def windmill(pen: Pen, x: float, base: float, h: float) -> None:
    """A wind turbine far away."""
    canvas, hub = pen.canvas, base - h
    canvas.line([(x, base), (x, hub)], CREAM, 3)
    for dx, dy in ((0, -0.34), (0.3, 0.17), (-0.3, 0.17)):
        canvas.line([(x, hub), (x + dx * h, hub + dy * h)], CREAM, 2.5)


def goal(pen: Pen, x: float, dy: float = 20) -> None:
    """A football goal and a ball."""
    y = pen.base + dy
    pen.canvas.line([(x, y), (x, y - 70), (x + 130, y - 70), (x + 130, y)], CREAM, 5)
    for i in range(1, 6):
        pen.canvas.line([(x + i * 21.6, y), (x + i * 21.6, y - 66)], CREAM, 0.8)
    pen.canvas.circle(x + 160, y - 2, 9, CREAM)


def snowfall(pen: Pen) -> None:
    """Flakes, if it is winter."""
    if pen.mood.snow:
        for _flake in range(70):
            x, y = pen.rng.uniform(0, pen.canvas.width), pen.rng.uniform(0, pen.base)
            pen.canvas.circle(x, y, pen.rng.uniform(1, 2.4), "#ffffff", 0.85)
