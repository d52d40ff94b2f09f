"""The blueprints: editorial Danish in `blueprints.json`, each with a picture of the same name."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PICTURES = HERE / "static" / "projects" / "blueprints"
TEXTS = ("goal", "target_group", "how_to_help")


@dataclass(frozen=True)
class Blueprint:
    """A named start: `data` is its entry of the file. Square brackets mark what must be written anew."""

    key: str
    name: str
    sentence: str
    data: dict[str, Any]

    @property
    def picture(self) -> Path:
        """The file of its picture, 1280×720."""
        return PICTURES / f"{self.key}.webp"

    @property
    def static_path(self) -> str:
        """The picture as a static file."""
        return f"projects/blueprints/{self.key}.webp"

    def title_for(self, place: str) -> str:
        """What a project is called there, until somebody finds a better name."""
        return str(self.data["title"]).format(place=place)


@cache
def blueprints() -> dict[str, Blueprint]:
    """All of them by key, in the order they are offered."""
    entries = json.loads((HERE / "blueprints.json").read_text(encoding="utf-8"))
    return {
        entry["key"]: Blueprint(entry["key"], entry["name"], entry["sentence"], entry) for entry in entries
    }
