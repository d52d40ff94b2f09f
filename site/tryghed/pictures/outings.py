"""Scenes away from the streets: ferries, huts, villages, festivals, crossings and basements for cars."""

from tryghed.pictures import props, things
from tryghed.pictures.moods import (
    ACCENT,
    BRICK,
    BRICK2,
    COATS,
    CREAM,
    LAMP,
    NIGHT,
    PLASTER,
    SAND,
    SLATE,
    SNOW,
    WINDOW,
)
from tryghed.pictures.pen import Pen
from tryghed.pictures.scene import LIGHT, Scene

SAND_DUNE = ("#d8c9a4", "#c9b88f")


def ferry(pen: Pen) -> None:
    """A ferry at the quay, and those who wait for it."""
    props.moon(pen, 90, 70)
    things.water(pen, pen.base - 6)
    props.ferry(pen, 40, pen.base + 18)
    canvas = pen.canvas
    canvas.rect(400, pen.base - 14, 240, 130, pen.mood.path)
    canvas.rect(396, pen.base - 14, 8, 130, SLATE)
    canvas.rect(500, pen.base - 110, 120, 96, BRICK2)
    canvas.poly([(490, pen.base - 110), (560, pen.base - 146), (630, pen.base - 110)], SLATE)
    pen.window(520, pen.base - 92, 30, 34, True)
    pen.window(572, pen.base - 92, 30, 34, True)
    pen.lamp(440, 160, -10)
    pen.person(440, 1.25, 60)
    pen.person(480, 1.25, 62, wave=True)
    pen.person(540, 0.9, 62)
    pen.person(574, 1.3, 62, vest=True)


def lighthouse(pen: Pen) -> None:
    """A pier with a lighthouse; two walk out to see the boats."""
    props.moon(pen, 150, 64, 18)
    things.water(pen, pen.base + 8)
    props.lighthouse(pen, 520)
    pen.canvas.rect(300, pen.base - 2, 340, 26, SLATE)
    things.boat(pen, 60, pen.base + 52, 1.2, ACCENT)
    things.boat(pen, 210, pen.base + 34, 0.9)
    pen.lamp(320, 130, 6)
    pen.person(384, 1.15, 12)
    pen.person(420, 1.15, 12, wave=True)


def village(pen: Pen) -> None:
    """A church, a village hall with light and neighbours on their way in."""
    props.moon(pen, 560, 60, 18)
    light, deep = pen.mood.leaf
    ground = SNOW if pen.mood.snow else light
    things.field(pen, pen.base - 34, deep if not pen.mood.snow else "#dbe6ec", 110)
    things.field(pen, pen.base - 12, ground, 90)
    pen.ground()
    props.church(pen, 40)
    pen.tree(262, 1.2)
    pen.house(330, 190, 92, BRICK)
    pen.tree(560, 1.4)
    pen.lamp(290, 150)
    for x, size in ((300, 1.25), (438, 1.25), (474, 1.2)):
        pen.person(x, size)
    things.bike(pen, 520, 34, 1.0)


def dunes(pen: Pen) -> None:
    """Holiday houses behind the dunes; one neighbour looks in on another's."""
    things.water(pen, pen.base - 60)
    for x, lift, bulge, tone in ((120, 30, 120, 0), (470, 46, 130, 1)):
        colour = SNOW if pen.mood.snow else SAND_DUNE[tone]
        pen.canvas.ellipse(x, pen.base - lift + bulge, 330, bulge, colour)
    pen.ground()
    props.hut(pen, 60, 130)
    props.hut(pen, 420, 120, BRICK)
    for x, s in ((30, 1.1), (232, 1.3), (272, 0.9), (580, 1.2)):
        props.fir(pen, x, s)
    props.flagpole(pen, 330)
    pen.lamp(370, 120)
    pen.person(224, 1.3)
    pen.person(500, 1.3, wave=True)


def allotments(pen: Pen) -> None:
    """Small huts behind hedges, one lit, and two on the gravel path."""
    props.hut(pen, 40, 96, COATS[3])
    props.hut(pen, 210, 104, BRICK)
    props.hut(pen, 400, 96, "#d9a441")
    props.hut(pen, 540, 88, COATS[4])
    for x in (172, 356, 520):
        pen.tree(x, 0.9)
    for x, w in ((-10, 130), (150, 150), (330, 150), (510, 150)):
        props.hedge(pen, x, w, 26, 10)
    props.flagpole(pen, 176, 140)
    pen.lamp(320, 150, 12)
    pen.person(270, 1.3, 46)
    pen.person(308, 1.3, 46, vest=True)
    things.snowfall(pen)


def festival(pen: Pen) -> None:
    """Tents under chains of light, and a team that walks by."""
    props.moon(pen, 540, 56, 16)
    colours = (COATS[3], BRICK2, COATS[5], COATS[2], COATS[4])
    for i, (x, w) in enumerate(((10, 120), (120, 100), (400, 110), (500, 130))):
        props.tent(pen, x, w, colours[i], 6)
    poles = [(20, pen.base - 150), (230, pen.base - 128), (430, pen.base - 150), (630, pen.base - 132)]
    for x, y in poles:
        pen.canvas.line([(x, pen.base + 10), (x, y)], SLATE, 4)
    props.light_chain(pen, poles)
    things.stand(pen, 250)
    for x, size, vest in ((180, 1.3, False), (420, 1.35, True), (460, 1.3, True), (540, 1.25, False)):
        pen.person(x, size, 44, vest=vest)


def crossing(pen: Pen) -> None:
    """A zebra crossing on the way to school, and an adult on either side."""
    pen.block(380, 240, 150, 3, 6, PLASTER)
    pen.house(40, 130, 110)
    pen.tree(220, 1.2)
    canvas, b = pen.canvas, pen.base
    canvas.rect(0, b + 14, 640, 46, "#5b666d")
    for x in range(236, 400, 30):
        canvas.poly([(x, b + 14), (x + 18, b + 14), (x + 12, b + 60), (x - 8, b + 60)], CREAM)
    props.car(pen, 480, COATS[5], 50, 0.9)
    pen.lamp(340, 160)
    pen.person(206, 1.3, 50, vest=True)
    for x, size in ((270, 0.85), (302, 0.8), (334, 0.9)):
        pen.person(x, size, 44)
    pen.person(424, 1.3, 20, vest=True)
    things.snowfall(pen)


def students(pen: Pen) -> None:
    """Student houses with many lit windows, bikes and a fire bowl."""
    pen.block(10, 150, 236, 6, 3, PLASTER)
    pen.block(470, 190, 214, 6, 4, BRICK2)
    pen.block(180, 130, 150, 4, 3, SAND)
    pen.tree(424, 1.3)
    pen.lamp(330, 160)
    for x, colour in ((30, BRICK), (110, ACCENT)):
        things.bike(pen, x, 40, 1.0, colour)
    canvas, b = pen.canvas, pen.base
    canvas.circle(372, b + 14, 34, LAMP, 0.25)
    canvas.poly([(362, b + 18), (372, b - 14), (384, b + 18)], LAMP)
    canvas.ellipse(373, b + 22, 24, 8, SLATE)
    for x, size in ((310, 1.25), (434, 1.25), (470, 1.2)):
        pen.person(x, size, 42)


def square(pen: Pen) -> None:
    """A square with a lit tree, and people who have time."""
    for i, (x, w) in enumerate(((-10, 130), (124, 120), (404, 120), (528, 130))):
        pen.house(x, w, (120, 108, 112, 124)[i])
    props.fir(pen, 320, 2.4)
    for dx, dy in ((-44, -60), (30, -70), (-22, -116), (22, -132), (0, -178), (-60, -36), (56, -36)):
        pen.canvas.circle(320 + dx, pen.base + dy, 8, LAMP, 0.3)
        pen.canvas.circle(320 + dx, pen.base + dy, 3.6, LAMP)
    pen.lamp(250, 140)
    things.bench(pen, 400, 20, 80)
    for x, size in ((180, 1.3), (216, 0.85), (440, 1.25), (520, 1.3)):
        pen.person(x, size)
    things.snowfall(pen)


def farmroad(pen: Pen) -> None:
    """A snowed-in farm with light, and a car that has come to look in."""
    white = "#dbe6ec" if pen.mood.snow else pen.mood.leaf[1]
    things.field(pen, pen.base - 56, white, 120)
    things.field(pen, pen.base - 18, SNOW if pen.mood.snow else pen.mood.leaf[0], 100)
    pen.ground()
    pen.house(110, 200, 80, CREAM)
    pen.house(330, 120, 100, BRICK)
    for x, s in ((70, 1.2), (480, 1.5), (540, 1.0), (590, 1.3)):
        props.fir(pen, x, s)
    pen.lamp(296, 150)
    props.car(pen, 440, COATS[0], 42)
    pen.person(260, 1.3)
    pen.person(396, 1.3, wave=True)
    things.snowfall(pen)


def garage(pen: Pen) -> None:
    """A basement for cars with light in every bay."""
    canvas, b = pen.canvas, pen.base
    canvas.rect(0, 0, 640, 360, "#56656d")
    canvas.rect(0, b, 640, 60, "#7c8990")
    canvas.rect(0, 0, 640, 50, NIGHT)
    for x in (60, 230, 400, 570):
        canvas.poly([(x - 30, 62), (x + 30, 62), (x + 90, b), (x - 90, b)], WINDOW, 0.28)
        canvas.rect(x - 34, 52, 68, 9, LAMP, 3)
    for x in (140, 310, 480):
        canvas.rect(x, 50, 22, b - 50, "#c9d1d4")
        canvas.rect(x, b - 60, 22, 14, LAMP)
    props.car(pen, 0, BRICK, 12)
    props.car(pen, 344, COATS[3], 12)
    props.car(pen, 506, COATS[5], 12)
    pen.person(214, 1.4, 44, vest=True)
    pen.person(256, 1.35, 44)
    pen.person(296, 1.4, 44)


OUTINGS: dict[str, Scene] = {
    "ferry": Scene(ferry, ("morning", "dusk", "day"), base=280, skyline=False),
    "lighthouse": Scene(lighthouse, ("night", "evening", "morning"), base=280, skyline=False),
    "village": Scene(village, ("evening", "autumn", "dusk"), skyline=False),
    "dunes": Scene(dunes, ("autumn", "winter", "evening"), skyline=False),
    "allotments": Scene(allotments, ("winter", "autumn", "dusk")),
    "festival": Scene(festival, ("evening", "night", "day"), skyline=False),
    "crossing": Scene(crossing, ("winter", "morning", "autumn")),
    "students": Scene(students, ("night", "dusk", "evening")),
    "square": Scene(square, ("winter_dusk", "night")),
    "farmroad": Scene(farmroad, ("winter", "winter_dusk"), skyline=False),
    "garage": Scene(garage, (*LIGHT,), outdoors=False),
}
