"""What a scene is: a painter, the hours it may be seen in, and its size."""

from collections.abc import Callable
from dataclasses import dataclass

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
