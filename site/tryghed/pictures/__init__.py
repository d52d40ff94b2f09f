"""Tryghed's pictures: streets where the lamps come on, built from flat shapes, as SVG or as pixels.

`draw_scene("harbour", seed=3)` gives a Pillow image of 1280×720; `scene_svg("hero")` gives the same kind of
picture as SVG text. Nothing in them is a real place, and no one has a face or a uniform.
"""

from random import Random

from PIL import Image, ImageOps

from tryghed.pictures.canvas import Canvas, RasterCanvas, SvgCanvas
from tryghed.pictures.moods import mood_for
from tryghed.pictures.pen import Pen
from tryghed.pictures.scenes import SCENES, SHELL, Scene

SCENE_NAMES = tuple(sorted(SCENES))


def draw_scene(name: str, seed: int) -> Image.Image:
    """A picture for a project, 1280×720. The seed changes the hour, the people and the side."""
    scene = SCENES[name]
    canvas = RasterCanvas(scene.width, scene.height, scale=2)
    paint(scene, canvas, name, seed)
    picture = canvas.finish()
    return ImageOps.mirror(picture) if seed % 2 else picture


def scene_svg(name: str, seed: int = 0) -> str:
    """A picture of the shell (see `SHELL`) or of a project, as SVG."""
    scene = SHELL.get(name) or SCENES[name]
    canvas = SvgCanvas(scene.width, scene.height)
    paint(scene, canvas, name, seed)
    return canvas.finish()


def paint(scene: Scene, canvas: Canvas, name: str, seed: int) -> None:
    """Draw a scene on either kind of canvas."""
    rng = Random(f"{name}-{seed}")  # noqa: S311 - it picks coats and windows
    mood = mood_for(scene.moods, seed)
    pen = Pen(canvas, rng, mood, scene.base)
    if scene.outdoors:
        pen.sky()
        if scene.skyline:
            pen.skyline()
        pen.ground()
    scene.paint(pen)
