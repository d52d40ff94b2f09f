"""The words we use, and those we don't: `python -m tools.glossary` reads docs/ordliste.md and all Danish texts.

Read are the catalogues (the interface, the editors' admin, all mails), what a new site says, the pages that ask nobody
anything, and the demo. A word is refused whatever its case; a star stands for any ending.
"""

import ast
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from tools.messages import ALL_CATALOGUES, read

ROOT = Path(__file__).resolve().parents[1]
GLOSSARY = ROOT / "docs" / "ordliste.md"
# Danish that is no msgid: constants of Python, whole templates, the demo's texts.
PYTHON = (
    "home/standard_texts.py",
    "home/standard_help.py",
    "home/pages_setup.py",
    "projects/tree.py",
    "volunteers/migrations/0002_first_agreement.py",
)
TEMPLATES = ("400.html", "500.html", "offline.html", "standalone.html")
DEMO = ("projects", "news")
AVOIDED = "Vi skriver ikke"
USED = "Vi skriver"
_CODE = re.compile(r"[a-z0-9-]+")
_TAG = re.compile(r"<[^>]+>|\{[%{#].*?[%}#]\}", re.DOTALL)


@dataclass(frozen=True)
class Avoided:
    """A word we don't use, as a pattern, and what we use."""

    word: str
    instead: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Text:
    """A Danish text and where it stands."""

    where: str
    danish: str


# --- the glossary ---------------------------------------------------------------------------------------


def rows_of(markdown: str) -> Iterator[dict[str, str]]:
    """Every row of every table, by the table's headings."""
    headings: list[str] = []
    for line in markdown.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            headings = []
        elif not headings:
            headings = cells
        elif set(cells) != {"---"}:
            yield dict(zip(headings, cells, strict=True))


def avoided_of(markdown: str) -> list[Avoided]:
    """The words in the columns of what we don't write."""
    return [
        Avoided(word.strip(), row[USED], _pattern(word.strip()))
        for row in rows_of(markdown)
        for word in row[AVOIDED].split(",")
        if word.strip()
    ]


def _pattern(word: str) -> re.Pattern[str]:
    stem = r"\s+".join(re.escape(part) for part in word.rstrip("*").split())
    before = r"(?<!\w)" if word[0].isalnum() else ""
    after = r"(?!\w)" if word[-1].isalnum() else ""
    return re.compile(before + stem + after, re.IGNORECASE)


# --- the texts ------------------------------------------------------------------------------------------


def texts(root: Path = ROOT) -> Iterator[Text]:
    """Every Danish text of the source."""
    yield from chain.from_iterable(map(texts_of_catalogue, sorted(root.glob(ALL_CATALOGUES))))
    for name in PYTHON:
        for line, danish in _constants((root / name).read_text(encoding="utf-8")):
            yield Text(f"{name}:{line}", danish)
    for name in TEMPLATES:
        yield Text(name, (root / "site" / "templates" / name).read_text(encoding="utf-8"))
    for folder in DEMO:
        for path in sorted((root / "site" / "tryghed" / "demo" / "data" / folder).glob("*.json")):
            for danish in _strings(json.loads(path.read_text(encoding="utf-8"))):
                if not _CODE.fullmatch(danish):
                    yield Text(f"{folder}/{path.name}", danish)


def texts_of_catalogue(path: Path) -> Iterator[Text]:
    """The catalogue's Danish, one text a form."""
    for message in read(path):
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[0]
            yield from (Text(f"“{english}”", danish) for danish in forms if danish)


def _constants(source: str) -> Iterator[tuple[int, str]]:
    """The strings of a module, without what documents it."""
    tree = ast.parse(source)
    documenting = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documenting:
            yield node.lineno, node.value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


# --- the check ------------------------------------------------------------------------------------------


def problems(avoided: list[Avoided], found: Iterator[Text] | list[Text]) -> list[str]:
    """Each word we don't use, where it stands, and what to write."""
    return [
        f"{text.where}: »{hit[0]}« – write »{word.instead}«: {_around(plain, hit)}"
        for text in found
        for plain in [_TAG.sub(" ", text.danish)]
        for word in avoided
        for hit in [word.pattern.search(plain)]
        if hit
    ]


def _around(text: str, hit: re.Match[str]) -> str:
    return " ".join(text[max(0, hit.start() - 40) : hit.end() + 40].split())


def main() -> int:
    """Print what has to be put in other words; 1 if there is any."""
    wrong = problems(avoided_of(GLOSSARY.read_text(encoding="utf-8")), texts())
    print("\n".join([*wrong, f"{len(wrong)} words we don't use" if wrong else "All words are ours."]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
