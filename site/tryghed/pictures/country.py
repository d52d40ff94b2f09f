"""Scenes by the water, among fields and in gardens."""

from tryghed.pictures import things
from tryghed.pictures.moods import ACCENT, BRICK, PLASTER, SAND
from tryghed.pictures.pen import Pen
from tryghed.pictures.scene import Scene


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


COUNTRY: dict[str, Scene] = {
    "harbour": Scene(harbour, ("evening", "morning", "night"), height=360, base=260),
    "winter": Scene(winter, ("winter_dusk", "winter")),
    "countryside": Scene(countryside, ("day", "autumn", "evening"), skyline=False),
    "garden": Scene(garden, ("day", "morning", "autumn")),
}
