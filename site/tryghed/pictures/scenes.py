"""All scenes by name: for projects and news (`SCENES`, 640×360) and for the pages themselves (`SHELL`)."""

from tryghed.pictures.country import COUNTRY
from tryghed.pictures.indoors import INDOORS
from tryghed.pictures.outings import OUTINGS
from tryghed.pictures.scene import Scene
from tryghed.pictures.shell import SHELL
from tryghed.pictures.town import TOWN

SCENES: dict[str, Scene] = {**TOWN, **COUNTRY, **OUTINGS, **INDOORS}

__all__ = ["SCENES", "SHELL", "Scene"]
