"""Paper: PDF files by typst, tagged so that a screen reader can follow them (PDF/UA-1).

A template lies in an app's `typst/` folder and gets its data as JSON; nothing is ever written into its source, so
that what a person typed can't become markup. The layout they share is `core/typst/letter.typ`.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import get_language

_ROOT = Path(__file__).resolve().parents[1]  # templates import each other from here: "/core/typst/letter.typ"


class TemplateMissingError(LookupError):
    """No app has a typst template of that name."""


def render(template: str, data: dict[str, Any], *, language: str | None = None) -> bytes:
    """The PDF that `template` ("letter.typ" in some app's `typst/`) makes of `data`.

    `data` is anything JSON can hold, dates included (as ISO). The language is the active one unless told. Raises
    `TemplateMissingError`, and `typst.TypstError` for a template that doesn't hold.
    """
    inputs = {
        "data": json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False),
        "language": (language or get_language() or "da")[:2],
    }
    path = find_template(template)
    try:
        return _compile(path, inputs, ["ua-1"])
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
    # A sign that no font of ours has (an emoji in a name): the standard refuses it, the person still gets the text.
    return _compile(path, inputs, [])


def _compile(path: Path, inputs: dict[str, str], standards: list[Any]) -> bytes:
    return typst.compile(
        path,
        root=_ROOT,
        font_paths=_fonts(),
        ignore_system_fonts=True,  # the same paper from every machine
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standards,
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def find_template(name: str) -> Path:
    """Where the template lies; raises `TemplateMissingError`."""
    for config in apps.get_app_configs():
        path = Path(config.path) / "typst" / name
        if path.is_file():
            return path
    raise TemplateMissingError(name)
