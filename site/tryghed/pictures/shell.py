"""The pictures of the pages themselves."""

from tryghed.pictures import things
from tryghed.pictures.moods import BRICK, BRICK2, COATS, LAMP, PLASTER, SAND
from tryghed.pictures.pen import Pen
from tryghed.pictures.scene import Scene


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
