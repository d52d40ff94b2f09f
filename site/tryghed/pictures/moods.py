"""Colours: one fixed palette, and the hours and seasons a street can be seen in."""

from dataclasses import dataclass

SLATE, NIGHT, ACCENT = "#41525d", "#16384d", "#14506b"
LAMP, WINDOW, CREAM = "#f6c453", "#ffdf94", "#fff8ea"
BRICK, BRICK2, PLASTER, SAND, ROOF = "#b5654a", "#cf8d70", "#f1e5d2", "#dcc9ab", "#7d4435"
WOOD, SNOW, WATER = "#6d5442", "#f4f8fa", "#3f7389"
WALLS = [BRICK, BRICK2, PLASTER, SAND]
COATS = [ACCENT, BRICK, "#d9a441", "#4b6f5f", "#6b5a7a", "#2f6f8f"]
HEADS = ["#e9c7a5", "#b98559", "#7c543a", "#f1d8bf"]


@dataclass(frozen=True)
class Mood:
    """An hour of a day in a season: the sky, the ground and what stands against it."""

    sky: tuple[tuple[float, str], ...]
    far: str
    ground: str
    path: str
    leaf: tuple[str, str]
    pane: str
    dark: bool
    snow: bool = False
    bare: bool = False


GREEN, DIM = ("#7d9c86", "#4b6f5f"), ("#4b6f5f", "#3d5e51")
MOODS = {
    "morning": Mood(
        ((0, "#d7e6ec"), (1, "#fbe6c4")), "#c3d6db", "#a9bcbb", "#c6d2d4", GREEN, "#a9c6d3", False
    ),
    "day": Mood(((0, "#b9d6e3"), (1, "#eaf3f5")), "#bfd5de", "#9fb79f", "#cfd8cf", GREEN, "#a9c6d3", False),
    "autumn": Mood(
        ((0, "#c9d6db"), (1, "#f6dcae")),
        "#cbcfc6",
        "#b3ab95",
        "#d2c8b2",
        ("#d9a441", "#b5654a"),
        "#a9c6d3",
        False,
    ),
    "evening": Mood(
        ((0, "#3c5578"), (0.55, "#c98b7d"), (1, "#f7cf9b")),
        "#7d6f86",
        "#565f73",
        "#85849a",
        DIM,
        "#7b8fa8",
        True,
    ),
    "dusk": Mood(
        ((0, "#16384d"), (0.55, "#34647d"), (1, "#e9c79a")),
        "#2d5a71",
        "#24485a",
        "#5d7f8d",
        DIM,
        "#5c8297",
        True,
    ),
    "night": Mood(
        ((0, "#0f2433"), (0.7, "#1d4459"), (1, "#2f6076")),
        "#183a4d",
        "#143041",
        "#3c5d6c",
        DIM,
        "#3d6177",
        True,
    ),
    "winter": Mood(
        ((0, "#c4d7e2"), (1, "#f3efe6")), "#c8d8e0", "#e6eef1", "#f8fbfc", GREEN, "#a9c6d3", False, True, True
    ),
    "winter_dusk": Mood(
        ((0, "#22405c"), (0.6, "#6f86a5"), (1, "#f0d3b4")),
        "#48658a",
        "#b9cad6",
        "#dbe6ec",
        DIM,
        "#5c8297",
        True,
        True,
        True,
    ),
}


def mood_for(names: tuple[str, ...], seed: int) -> Mood:
    """The mood a seed picks among those a scene is seen in."""
    return MOODS[names[(seed // 2) % len(names)]]
