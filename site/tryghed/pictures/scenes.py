"""The scenes: for projects (`SCENES`, 640×360) and for the pages themselves (`SHELL`)."""

from collections.abc import Callable
from dataclasses import dataclass

from tryghed.pictures import things
from tryghed.pictures.moods import (
    ACCENT,
    BRICK,
    BRICK2,
    COATS,
    CREAM,
    LAMP,
    PLASTER,
    SAND,
    SLATE,
    SNOW,
    WINDOW,
)
from tryghed.pictures.pen import Pen

Painter = Callable[[Pen], None]
LIGHT = ("morning", "day", "autumn")
DARK = ("dusk", "evening", "night")


@dataclass(frozen=True)
class Scene:
    """A picture to be painted: its size, its ground line, and the hours it may be seen in."""

    paint: Painter
    moods: tuple[str, ...]
    width: int = 640
    height: int = 360
    base: float = 300
    skyline: bool = True
    outdoors: bool = True


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


def harbour(pen: Pen) -> None:
    """Boats, a quay and warehouses."""
    for x, w, h in ((20, 130, 130), (150, 120, 100), (470, 150, 140)):
        pen.house(x, w, h)
    pen.lamp(300, 150)
    pen.lamp(430, 150)
    things.water(pen, pen.base + 24)
    things.boat(pen, 60, pen.base + 40, 1.3, ACCENT)
    things.boat(pen, 330, pen.base + 44, 1.1)
    pen.person(246, 1.2, 18)
    pen.person(284, 1.2, 18)
    pen.person(520, 1.2, 18, wave=True)


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


def winter(pen: Pen) -> None:
    """A snowed-in street with light in the windows."""
    for x, w, h in ((30, 130, 112), (190, 116, 108), (500, 128, 116)):
        pen.house(x, w, h)
    for x in (340, 470):
        pen.tree(x, 1.25)
    for x in (160, 400):
        pen.lamp(x, 160)
    things.bench(pen, 330, 14)
    pen.person(250, 1.3)
    pen.person(292, 0.9)
    pen.person(440, 1.35, vest=True)
    things.snowfall(pen)


def countryside(pen: Pen) -> None:
    """Farms, fields and a road with one lamp."""
    light, deep = pen.mood.leaf
    for x, h in ((70, 120), (130, 150), (560, 110)):
        things.windmill(pen, x, pen.base - 20, h)
    things.field(pen, pen.base - 66, deep, 130)
    things.field(pen, pen.base - 24, light, 110)
    pen.ground()
    pen.house(240, 170, 84, PLASTER)
    pen.house(400, 110, 92, BRICK)
    for x, size in ((214, 1.3), (540, 1.5), (580, 1.1)):
        pen.tree(x, size)
    pen.lamp(150, 150)
    pen.person(90, 1.25)
    things.bike(pen, 110, 40, 1.0)
    pen.person(360, 1.2, wave=True)


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


def garden(pen: Pen) -> None:
    """Raised beds and a long table in the yard."""
    pen.block(20, 200, 180)
    pen.house(480, 130, 118)
    for x in (250, 450):
        pen.tree(x, 1.3)
    pen.lamp(330, 150)
    for x in (260, 350, 440):
        pen.canvas.rect(x, pen.base + 12, 70, 22, SAND, 3)
        for i in range(5):
            pen.canvas.circle(x + 8 + i * 13, pen.base + 10, 7, pen.mood.leaf[i % 2])
    pen.person(230)
    pen.person(345, 1.2, 18)
    pen.person(540, 1.3, wave=True)


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


SCENES: dict[str, Scene] = {
    "walk": Scene(walk, DARK),
    "street": Scene(street, (*LIGHT, "evening")),
    "stand": Scene(stand, LIGHT),
    "mobile": Scene(mobile, (*LIGHT, "evening")),
    "meeting": Scene(meeting, ("day",), outdoors=False),
    "tunnel": Scene(tunnel, ("morning", "dusk", "evening"), skyline=False),
    "housing": Scene(housing, (*LIGHT, "evening")),
    "bikes": Scene(bikes, DARK),
    "station": Scene(station, ("dusk", "winter_dusk", "evening")),
    "harbour": Scene(harbour, ("evening", "morning", "night"), height=360, base=260),
    "school": Scene(school, ("autumn", "morning", "day")),
    "winter": Scene(winter, ("winter_dusk", "winter")),
    "countryside": Scene(countryside, ("day", "autumn", "evening"), skyline=False),
    "sports": Scene(sports, ("evening", "dusk", "day")),
    "garden": Scene(garden, ("day", "morning", "autumn")),
    "shops": Scene(shops, ("dusk", "winter_dusk", "evening")),
}


def hero(pen: Pen) -> None:
    """The long street under the front page's sentence."""
    pen.block(-30, 190, 230, 5, 4, SAND)
    for x, w, h, wall in (
        (176, 120, 118, BRICK),
        (304, 120, 118, PLASTER),
        (500, 130, 128, BRICK2),
        (640, 118, 112, SAND),
    ):
        pen.house(x, w, h, wall)
    pen.block(780, 200, 205, 4, 4, PLASTER)
    for x, w, h, wall in ((1040, 130, 120, BRICK), (1176, 120, 118, PLASTER)):
        pen.house(x, w, h, wall)
    pen.block(1340, 190, 230, 5, 4, BRICK2)
    for x, size in ((452, 1.25), (1010, 1.1), (1310, 1.3)):
        pen.tree(x, size)
    for x in (150, 470, 764, 1020, 1290):
        pen.lamp(x, 170)
    for i, x in enumerate((560, 596, 632)):
        pen.person(x, 1.15, 44, coat=COATS[i], vest=i != 1)
    pen.person(900, 1.1, 46, coat=COATS[3], wave=True)
    things.bike(pen, 1100, 46, 1.1)
    pen.person(250, 1.1, 46)
    pen.person(288, 0.75, 46, coat=COATS[2])


def hero_phone(pen: Pen) -> None:
    """The same street on a phone."""
    pen.block(-60, 170, 190, 4, 4, SAND)
    for x, w, h, wall in ((118, 112, 110, BRICK), (238, 112, 110, PLASTER), (420, 120, 116, BRICK2)):
        pen.house(x, w, h, wall)
    pen.tree(376, 1.1)
    pen.lamp(388, 150)
    pen.block(556, 150, 200, 4, 3, PLASTER)
    pen.lamp(92, 150)
    for i, x in enumerate((250, 288, 326)):
        pen.person(x, 1.15, 43, coat=COATS[i], vest=i != 1)
    pen.person(500, 1.1, 44, coat=COATS[3], wave=True)


def see(pen: Pen) -> None:
    """Two who look at the same thing."""
    pen.tree(52, 0.9)
    pen.house(90, 96, 92, BRICK2)
    pen.lamp(206, 120)
    pen.person(122, 1.25, 30, coat=COATS[0])
    pen.person(172, 1.25, 30, coat=COATS[1])


def join(pen: Pen) -> None:
    """Three on a walk."""
    pen.block(-20, 110, 120, 3, 3, SAND)
    for x in (104, 252):
        pen.lamp(x, 116)
    for i, x in enumerate((152, 190, 228)):
        pen.person(x, 1.15, 30, coat=(COATS[0], COATS[2], COATS[3])[i], vest=i != 1)


def belong(pen: Pen) -> None:
    """Two who know each other."""
    pen.house(36, 120, 104, BRICK)
    pen.tree(290, 0.9)
    pen.lamp(170, 122)
    pen.person(206, 1.3, 30, coat=COATS[2], wave=True)
    pen.person(256, 1.3, 30, coat=COATS[4])


def empty(pen: Pen) -> None:
    """A bench under a lamp, with room for someone."""
    pen.house(20, 96, 92, PLASTER)
    pen.lamp(140, 124)
    pen.tree(270)
    things.bench(pen, 184, 0, 60)


def thanks(pen: Pen) -> None:
    """Someone waves from a lit door."""
    pen.house(96, 120, 104, PLASTER)
    pen.lamp(230, 122)
    pen.person(140, 1.25, 30, coat=COATS[1], wave=True)
    pen.canvas.circle(44, 44, 14, LAMP, 0.9)


SHELL: dict[str, Scene] = {
    "hero": Scene(hero, ("dusk",), 1500, 400, 330),
    "hero-phone": Scene(hero_phone, ("dusk",), 640, 330, 270),
    "tal-med": Scene(see, ("morning",), 320, 200, 156),
    "gaa-med": Scene(join, ("dusk",), 320, 200, 156),
    "vaer-med": Scene(belong, ("autumn",), 320, 200, 156),
    "tom": Scene(empty, ("dusk",), 320, 200, 156),
    "tak": Scene(thanks, ("evening",), 320, 200, 156),
}
