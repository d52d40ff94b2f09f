"""What is written about personal data, from the declarations: `python -m tools.privacy_docs`.

Writes `docs/privacy/data-map.md` and `docs/privacy/retention.md`; a test says when they are out of step.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import django
from django.conf import settings
from django.utils import translation

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "privacy"
NOTE = "Written by `python -m tools.privacy_docs` from what the rooms declare (`core/privacy.py`).\n"
FATES = {"delete": "deleted", "keep": "kept without the person", "stay": "kept until its own rule"}


def data_map() -> str:
    """Every table with a way to a person: what of it they get a copy of, and what becomes of it."""
    from core.privacy import personal_tables
    from volunteers.privacy.copying import path_of

    lines = ["# Data map", "", NOTE]
    with translation.override("en"):
        for table in sorted(personal_tables, key=lambda each: each.model):
            lines += [f"## {table.model}", "", f"{table.title}.", ""]
            lines += [
                f"- about a person by: {_names(table.person) or ('address or number' if table.rows else '–')}"
            ]
            lines += [f"- done by staff: {_names(table.actors)}"] if table.actors else []
            if table.columns:
                lines += [f"- copied to the person: {_names(tuple(map(path_of, table.columns)))}"]
            if table.person or table.rows or table.erase:
                lines += [f"- when they are forgotten: {FATES[table.fate]}"]
            lines += [f"- why not at once: {table.why}"] if table.why else []
            lines += (
                [f"- until: `{table.until}`, {getattr(settings, table.until)} days"] if table.until else []
            )
            lines += [""]
    return "\n".join(lines)


def retention() -> str:
    """Every rule: after how long, why, and what stays."""
    from core.privacy import retention_rules

    lines = ["# Retention", "", NOTE]
    lines += ["| what | days | setting | why | stays |", "|---|---|---|---|---|"]
    with translation.override("en"):
        for rule in retention_rules:
            days = getattr(settings, rule.days)
            lines += [f"| {rule.title} | {days} | `{rule.days}` | {rule.why} | {rule.kept or '–'} |"]
    return "\n".join([*lines, ""])


def _names(fields: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in fields)


def documents() -> Iterator[tuple[Path, str]]:
    """Each file with what has to stand in it."""
    yield FOLDER / "data-map.md", data_map()
    yield FOLDER / "retention.md", retention()


def main() -> None:
    """Write both."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tryghed.settings.test")
    django.setup()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in documents():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
