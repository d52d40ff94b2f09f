"""The pen: a canvas, a mood and a source of chance, and the things every street has."""

from math import cos, pi, sin
from random import Random

from tryghed.pictures.canvas import Canvas, Point
from tryghed.pictures.moods import (
    BRICK,
    BRICK2,
    COATS,
    CREAM,
    HEADS,
    LAMP,
    ROOF,
    SLATE,
    SNOW,
    WALLS,
    WINDOW,
    WOOD,
    Mood,
)


class Pen:
    """Draws houses, blocks, lamps, trees, people and the ground under them (`base`, from the top)."""

    def __init__(self, canvas: Canvas, rng: Random, mood: Mood, base: float) -> None:
        self.canvas, self.rng, self.mood, self.base = canvas, rng, mood, base

    def sky(self) -> None:
        """From top to bottom."""
        self.canvas.gradient(self.mood.sky)

    def skyline(self) -> None:
        """Far houses as one flat row."""
        x: float = -20
        while x < self.canvas.width:
            width, height = self.rng.randint(50, 110), self.rng.randint(60, 140)
            self.canvas.rect(x, self.base - height, width, height, self.mood.far)
            x += width + self.rng.randint(0, 16)

    def ground(self) -> None:
        """The one line everything stands on."""
        canvas = self.canvas
        canvas.rect(0, self.base, canvas.width, canvas.height - self.base, self.mood.ground)
        canvas.rect(0, self.base, canvas.width, 7, self.mood.path)

    def window(self, x: float, y: float, w: float, h: float, lit: bool) -> None:
        """A window with a bar in the middle."""
        self.canvas.rect(x, y, w, h, WINDOW if lit else self.mood.pane, 1.5)
        self.canvas.rect(x + w / 2 - 0.8, y, 1.6, h, CREAM if lit else "#7fa0b1")

    def house(self, x: float, w: float = 110, h: float = 110, wall: str = "") -> None:
        """A house with a gable, two windows up and one lit beside the door."""
        canvas, top = self.canvas, self.base - h
        wall = wall or self.rng.choice(WALLS)
        roof = SLATE if wall in (BRICK, BRICK2) else ROOF
        canvas.poly([(x - 6, top), (x + w / 2, top - w * 0.42), (x + w + 6, top)], roof)
        canvas.rect(x + w * 0.7, top - w * 0.36, w * 0.1, w * 0.26, ROOF if roof == SLATE else SLATE)
        if self.mood.snow:
            peak: list[Point] = [
                (x + w / 2, top - w * 0.42),
                (x + w * 0.78, top - w * 0.18),
                (x + w * 0.22, top - w * 0.18),
            ]
            canvas.poly(peak, SNOW)
        canvas.rect(x, top, w, h, wall)
        for share in (0.14, 0.66):
            self.window(x + w * share, top + h * 0.16, w * 0.2, h * 0.27, self.rng.random() < 0.6)
        self.window(x + w * 0.66, top + h * 0.58, w * 0.2, h * 0.27, True)
        door = self.rng.choice([SLATE, COATS[0], COATS[3], ROOF])
        canvas.rect(x + w * 0.2, self.base - h * 0.42, w * 0.2, h * 0.42, door, 2)
        canvas.circle(x + w * 0.36, self.base - h * 0.2, 1.6, LAMP)

    def block(
        self, x: float, w: float = 170, h: float = 200, floors: int = 4, cols: int = 4, wall: str = ""
    ) -> None:
        """A block of flats with balconies here and there."""
        canvas, top = self.canvas, self.base - h
        canvas.rect(x, top, w, h, wall or self.rng.choice(WALLS[1:]))
        canvas.rect(x - 4, top - 6, w + 8, 8, SNOW if self.mood.snow else SLATE)
        tall, wide = h / floors, w / cols
        for floor in range(floors):
            for col in range(cols):
                left, y = x + col * wide, top + floor * tall
                self.window(
                    left + wide * 0.25, y + tall * 0.22, wide * 0.5, tall * 0.42, self.rng.random() < 0.45
                )
                if (col + floor) % 3 == 1 and floor < floors - 1:
                    canvas.rect(left + wide * 0.14, y + tall * 0.62, wide * 0.72, tall * 0.2, CREAM, 1)
        canvas.rect(x + w / 2 - wide * 0.24, self.base - tall * 0.66, wide * 0.48, tall * 0.66, SLATE, 1)

    def lamp(self, x: float, h: float = 130, dy: float = 0) -> None:
        """A street lamp, always lit; its light is seen best after dark."""
        canvas, foot = self.canvas, self.base + dy
        top, pole = foot - h, "#0f2836" if self.mood.dark else SLATE
        cone = [(x + 12, top + 12), (x + 28, top + 12), (x + 58, foot), (x - 18, foot)]
        canvas.poly(cone, WINDOW, 0.34 if self.mood.dark else 0.22)
        canvas.circle(x + 20, top + 10, 20, LAMP, 0.22)
        bend = [(x + 12 - 12 * cos(i * pi / 12), top + 10 - 12 * sin(i * pi / 12)) for i in range(7)]
        canvas.line([(x, foot), *bend, (x + 20, top - 2)], pole, 4)
        canvas.dome(x + 20, top + 10, 9, pole)
        canvas.circle(x + 20, top + 11, 5, LAMP)

    def tree(self, x: float, size: float = 1.0) -> None:
        """A tree; bare with snow on the branches in winter."""
        canvas, base, s = self.canvas, self.base, size
        canvas.rect(x - 3 * s, base - 40 * s, 6 * s, 40 * s, WOOD, 2)
        if self.mood.bare:
            for dx, dy in ((-18, -66), (16, -70), (-10, -84), (8, -88), (24, -54), (-24, -52)):
                canvas.line([(x, base - 38 * s), (x + dx * s, base + dy * s)], WOOD, 3 * s)
                canvas.circle(x + dx * s, base + dy * s, 4 * s, SNOW)
            return
        light, deep = self.mood.leaf
        canvas.circle(x, base - 54 * s, 26 * s, light)
        canvas.circle(x + 13 * s, base - 42 * s, 17 * s, deep)

    def person(
        self,
        x: float,
        size: float = 1.3,
        dy: float = 40,
        *,
        coat: str = "",
        wave: bool = False,
        vest: bool = False,
    ) -> None:
        """Coat, head, perhaps a hat: no face, no uniform. A vest is a plain reflecting band."""
        canvas, s, foot = self.canvas, size, self.base + dy
        coat = coat or self.rng.choice(COATS)
        top = foot - 60 * s
        for left in (-8, 1):
            canvas.rect(x + left * s, foot - 18 * s, 7 * s, 18 * s, SLATE, 3 * s)
        if wave:
            canvas.line([(x + 9 * s, top + 12 * s), (x + 20 * s, top - 6 * s)], coat, 7 * s)
        canvas.dome(x, top + 12.2 * s, 12 * s, coat)
        canvas.rect(x - 12 * s, top + 12 * s, 24 * s, 34 * s, coat)
        if vest:
            canvas.rect(x - 12 * s, top + 22 * s, 24 * s, 5 * s, LAMP)
        canvas.circle(x, top - 7 * s, 9 * s, self.rng.choice(HEADS))
        if self.mood.snow or self.rng.random() < 0.5:
            canvas.dome(x, top - 8 * s, 9 * s, self.rng.choice([SLATE, ROOF, COATS[4], COATS[2]]))
