"""Scenes of streets and yards."""

from tryghed.pictures import things
from tryghed.pictures.moods import BRICK, BRICK2, COATS, CREAM, PLASTER, SAND, SLATE, SNOW, WINDOW
from tryghed.pictures.pen import Pen
from tryghed.pictures.scene import DARK, LIGHT, Scene


def walk(pen: Pen) -> None:
    """Three people on an evening walk."""
    pen.block(-20, 190, 200)
    pen.tree(220, 1.1)
    for x in (380, 510):
        pen.house(x, 120, 110)
    for x in (250, 480):
        pen.lamp(x, 160)
    pen.person(300, 1.35, vest=True)
    pen.person(344, 1.3, 42)
    pen.person(388, 1.35, vest=True)


def street(pen: Pen) -> None:
    """Neighbours greeting each other outside their doors."""
    for x, w in ((20, 120), (150, 112), (420, 124), (552, 120)):
        pen.house(x, w, 116)
    pen.tree(310, 1.3)
    pen.lamp(352, 150)
    pen.person(250, wave=True)
    pen.person(400, 1.35)
    pen.person(444, 0.9)


def stand(pen: Pen) -> None:
    """A stall where people stop."""
    pen.house(20, 140, 126)
    pen.tree(190, 1.2)
    pen.block(440, 180, 190)
    things.stand(pen, 250)
    pen.person(230)
    pen.person(420, 1.35, wave=True)
    pen.person(464, 0.9)


def mobile(pen: Pen) -> None:
    """A van in the square, and a queue for a talk."""
    pen.block(-30, 170, 180)
    pen.tree(180)
    pen.house(470, 140, 120)
    pen.lamp(420, 150)
    things.van(pen, 210)
    for x, dy in ((170, 42), (132, 40), (470, 42)):
        pen.person(x, 1.3, dy)


def meeting(pen: Pen) -> None:
    """People around a table under a lamp."""
    things.room(pen)
    for x, size in ((170, 1.45), (250, 1.4), (330, 1.45), (408, 1.4), (486, 1.45)):
        pen.person(x, size, 0)
    things.table(pen)


def tunnel(pen: Pen) -> None:
    """A tunnel someone dares to walk through."""
    things.tunnel(pen)
    pen.person(286, 1.15)
    things.bike(pen, 340, 44, 1.1, tyre=SLATE)


def housing(pen: Pen) -> None:
    """A yard between blocks that is used all day."""
    pen.block(30, 230, 220, 5, 5)
    pen.block(400, 230, 190, 4, 5)
    pen.tree(300, 1.2)
    pen.tree(366, 0.9)
    things.swing(pen, 290)
    pen.lamp(262, 140)
    pen.person(250, 1.3, 38)
    pen.person(462, 0.95, 38)
    pen.person(505)


def bikes(pen: Pen) -> None:
    """Bikes that are still there in the evening."""
    pen.house(30, 130, 118)
    pen.block(470, 190, 210, 5, 4)
    pen.lamp(120, 160)
    things.shelter(pen, 180)
    for i, x in enumerate((220, 300, 380)):
        things.bike(pen, x, 24, 1.2, COATS[i])
    pen.person(510, 1.3, 42)


def station(pen: Pen) -> None:
    """A platform with a bench and light."""
    pen.block(-40, 200, 160, 3, 5)
    pen.house(470, 150, 130)
    for x in (190, 440):
        pen.lamp(x, 170)
    pen.canvas.rect(200, pen.base - 96, 240, 10, SNOW if pen.mood.snow else SLATE, 2)
    for x in (214, 420):
        pen.canvas.rect(x, pen.base - 86, 6, 110, SLATE)
    things.bench(pen, 250, 0, 120)
    pen.person(290, 1.25, 36)
    pen.person(338, 1.25, 36)
    pen.person(510, 1.3, 42, vest=True)


def shops(pen: Pen) -> None:
    """A shopping street at closing time."""
    colours = (BRICK, SAND, BRICK2, PLASTER)
    for i, x in enumerate((10, 165, 320, 475)):
        pen.block(x, 150, 190, 4, 3, colours[i])
        pen.canvas.rect(x + 10, pen.base - 54, 130, 54, WINDOW, 2)
        pen.canvas.rect(x + 62, pen.base - 44, 26, 44, SLATE, 1)
        pen.canvas.poly(
            [
                (x + 2, pen.base - 50),
                (x + 12, pen.base - 68),
                (x + 138, pen.base - 68),
                (x + 148, pen.base - 50),
            ],
            COATS[i],
        )
    pen.lamp(150, 150, 20)
    pen.lamp(460, 150, 20)
    for x in (110, 250, 286, 420):
        pen.person(x, 1.3)
    things.bench(pen, 350, 22)


def sports(pen: Pen) -> None:
    """A pitch with light, where the young can be."""
    pen.block(-30, 180, 170)
    pen.block(520, 170, 190)
    pen.tree(170, 1.2)
    for x in (190, 470):
        pen.lamp(x, 200)
    things.goal(pen, 250)
    for x, size in ((220, 1.15), (330, 1.05), (440, 1.15), (500, 1.3)):
        pen.person(x, size)


def school(pen: Pen) -> None:
    """A school gate in the morning."""
    pen.block(120, 400, 150, 3, 8, BRICK2)
    canvas, b = pen.canvas, pen.base
    canvas.poly([(250, b - 156), (320, b - 206), (390, b - 156)], SLATE)
    canvas.circle(320, b - 176, 13, CREAM)
    canvas.line([(320, b - 176), (320, b - 184)], SLATE, 2)
    canvas.line([(320, b - 176), (326, b - 174)], SLATE, 2)
    pen.tree(70, 1.4)
    pen.tree(580, 1.2)
    pen.lamp(96, 150)
    for x, size in ((210, 0.85), (246, 0.95), (284, 0.8), (420, 0.9), (452, 0.8)):
        pen.person(x, size)
    pen.person(360, 1.35, vest=True)
    things.bike(pen, 490, 40, 0.9)


TOWN: dict[str, Scene] = {
    "walk": Scene(walk, DARK),
    "street": Scene(street, (*LIGHT, "evening")),
    "stand": Scene(stand, (*LIGHT, "dusk")),
    "mobile": Scene(mobile, (*LIGHT, "evening")),
    "meeting": Scene(meeting, ("day",), outdoors=False),
    "tunnel": Scene(tunnel, ("morning", "dusk", "evening"), skyline=False),
    "housing": Scene(housing, (*LIGHT, "evening")),
    "bikes": Scene(bikes, DARK),
    "station": Scene(station, ("dusk", "winter_dusk", "evening")),
    "shops": Scene(shops, ("dusk", "winter_dusk", "evening")),
    "sports": Scene(sports, ("evening", "dusk", "day")),
    "school": Scene(school, ("autumn", "morning", "day")),
}
