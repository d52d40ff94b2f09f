"""Scenes inside: a call, a hallway, a cellar, a library and a room to wait in."""

from tryghed.pictures.moods import (
    ACCENT,
    BRICK,
    BRICK2,
    COATS,
    CREAM,
    LAMP,
    PLASTER,
    ROOF,
    SAND,
    SLATE,
    WINDOW,
    WOOD,
)
from tryghed.pictures.pen import Pen
from tryghed.pictures.scene import Scene

BOOKS = (BRICK, ACCENT, LAMP, COATS[3], COATS[4], CREAM)


def _wall(pen: Pen, colour: str, floor: str) -> None:
    pen.canvas.rect(0, 0, 640, 360, colour)
    pen.canvas.rect(0, 280, 640, 80, floor)
    pen.canvas.rect(0, 276, 640, 6, CREAM)


def call(pen: Pen) -> None:
    """Someone at a window with a phone; the street outside is dark, the lamp is on."""
    canvas = pen.canvas
    _wall(pen, "#e9dcc6", WOOD)
    canvas.rect(60, 50, 220, 170, CREAM, 4)
    canvas.rect(70, 60, 200, 150, "#1d4459")
    for x, h in ((80, 70), (150, 96), (214, 60)):
        canvas.rect(x, 210 - h, 46, h, "#143041")
        canvas.rect(x + 12, 224 - h, 10, 14, WINDOW)
    canvas.rect(167, 60, 6, 150, CREAM)
    canvas.rect(470, 170, 8, 116, SLATE)
    canvas.poly([(430, 172), (518, 172), (590, 300), (358, 300)], WINDOW, 0.4)
    canvas.poly([(440, 172), (508, 172), (492, 122), (456, 122)], BRICK2)
    pen.person(364, 1.9, 6, coat=COATS[0])
    canvas.rect(372, 188, 9, 24, SLATE, 3)
    canvas.rect(60, 256, 250, 12, "#b98a5f", 3)
    for x in (76, 286):
        canvas.rect(x, 268, 10, 70, "#b98a5f")
    canvas.rect(110, 240, 60, 16, "#fffdf8", 1)
    canvas.circle(216, 248, 9, "#ffffff")


def hallway(pen: Pen) -> None:
    """A hallway with four doors; at one of them two neighbours talk."""
    canvas = pen.canvas
    _wall(pen, PLASTER, "#8d969b")
    canvas.rect(0, 180, 640, 96, SAND)
    for i, x in enumerate((40, 190, 380, 530)):
        canvas.rect(x - 6, 108, 92, 172, CREAM)
        canvas.rect(x, 114, 80, 166, (COATS[3], BRICK, ACCENT, COATS[4])[i])
        canvas.circle(x + 68, 200, 4, LAMP)
        canvas.rect(x + 24, 172, 32, 7, CREAM, 1)
    for x in (150, 490):
        canvas.poly([(x - 16, 44), (x + 16, 44), (x + 100, 280), (x - 100, 280)], WINDOW, 0.3)
        canvas.rect(x - 22, 34, 44, 10, LAMP, 3)
    canvas.rect(380, 114, 80, 166, WINDOW)
    pen.person(420, 1.7, 12, coat=COATS[2])
    pen.person(330, 1.7, 30, coat=COATS[5], wave=True)
    pen.person(286, 1.15, 32)
    canvas.rect(96, 316, 120, 14, ROOF, 2)


def library(pen: Pen) -> None:
    """Shelves and a long table where people learn from each other."""
    canvas = pen.canvas
    _wall(pen, "#f6ead6", SAND)
    for left in (20, 230, 440):
        canvas.rect(left, 60, 180, 190, WOOD, 3)
        for row in range(3):
            canvas.rect(left + 8, 70 + row * 60, 164, 50, "#4f3c2f")
            x = left + 12.0
            while x < left + 158:
                width, height = pen.rng.randint(7, 13), pen.rng.randint(30, 46)
                canvas.rect(x, 120 + row * 60 - height, width, height, pen.rng.choice(BOOKS))
                x += width + 2
    for x in (140, 500):
        canvas.line([(x, 0), (x, 26)], SLATE, 2)
        canvas.dome(x, 44, 20, ACCENT)
        canvas.poly([(x - 20, 44), (x + 20, 44), (x + 120, 300), (x - 120, 300)], WINDOW, 0.35)
    for x in (130, 204, 320, 394, 510):
        pen.person(x, 1.45, 0)
    canvas.rect(70, 284, 500, 20, "#d2a678", 5)
    canvas.rect(80, 304, 480, 8, "#b98a5f")
    for x in (160, 350, 480):
        canvas.rect(x, 262, 40, 24, SLATE, 2)
        canvas.rect(x + 3, 265, 34, 18, "#a9c6d3")


def cellar(pen: Pen) -> None:
    """A long cellar with doors to store rooms; some walk it together."""
    canvas = pen.canvas
    canvas.rect(0, 0, 640, 360, "#8b979c")
    canvas.poly([(0, 360), (640, 360), (400, 230), (240, 230)], "#a9b3b6")
    canvas.poly([(0, 0), (640, 0), (400, 110), (240, 110)], "#5b6970")
    canvas.rect(240, 110, 160, 120, SLATE)
    canvas.rect(286, 138, 68, 92, WINDOW)
    for i, x in enumerate((30, 120, 190)):
        top, low = 70 + x * 0.22, 350 - x * 0.46
        width = 52 - i * 14
        for left in (x, 640 - x - width):
            canvas.rect(left, top, width, low - top, (COATS[3], BRICK2, ACCENT)[i], 2)
            canvas.circle(left + width * 0.8, (top + low) / 2, 3, LAMP)
    for y, wide in ((24, 90), (62, 60), (90, 36)):
        canvas.rect(320 - wide / 2, y, wide, 8, LAMP, 3)
        canvas.poly(
            [
                (320 - wide / 2, y + 8),
                (320 + wide / 2, y + 8),
                (320 + wide * 1.6, 340),
                (320 - wide * 1.6, 340),
            ],
            WINDOW,
            0.14,
        )
    pen.person(280, 1.6, 44, vest=True)
    pen.person(330, 1.55, 40)
    pen.person(376, 1.6, 46)


def waiting(pen: Pen) -> None:
    """A row of chairs where two sit close and one has gone to fetch something warm."""
    canvas = pen.canvas
    _wall(pen, "#dfe8ea", "#a5b3b5")
    canvas.rect(420, 40, 170, 140, CREAM, 3)
    canvas.rect(428, 48, 154, 124, "#34647d")
    canvas.circle(540, 80, 12, LAMP)
    canvas.rect(502, 48, 5, 124, CREAM)
    canvas.circle(110, 90, 30, CREAM)
    canvas.line([(110, 90), (110, 70)], SLATE, 3)
    canvas.line([(110, 90), (124, 98)], SLATE, 3)
    canvas.poly([(288, 60), (332, 60), (420, 280), (200, 280)], WINDOW, 0.45)
    canvas.dome(310, 60, 26, BRICK)
    for x in range(170, 460, 70):
        canvas.rect(x, 218, 54, 46, ACCENT, 6)
        canvas.rect(x, 258, 54, 12, NIGHT_BLUE, 3)
        for leg in (x + 6, x + 42):
            canvas.rect(leg, 270, 5, 40, SLATE)
    pen.person(267, 1.5, 14, coat=COATS[1])
    pen.person(318, 1.5, 14, coat=COATS[2])
    pen.person(520, 1.6, 36, coat=COATS[3])
    canvas.rect(548, 262, 14, 16, "#ffffff", 2)


NIGHT_BLUE = "#0c3a50"
INDOORS: dict[str, Scene] = {
    "call": Scene(call, ("day",), outdoors=False),
    "cellar": Scene(cellar, ("day",), outdoors=False),
    "hallway": Scene(hallway, ("day",), outdoors=False),
    "library": Scene(library, ("day",), outdoors=False),
    "waiting": Scene(waiting, ("day",), outdoors=False),
}
