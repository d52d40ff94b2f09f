"""The ledger of who was forgotten, also as a file outside the database: a restored backup knows nothing of them."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from volunteers.privacy.models import Forgotten


def path() -> Path:
    """Where the file lies. It holds numbers and moments, nobody's data."""
    return Path(settings.JOURNAL_DIR) / "forgotten.jsonl"


def write_down(row: Forgotten) -> None:
    """One more line, safely on the disk."""
    path().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    line = json.dumps({"person": row.person_id, "at": row.at.isoformat(), "rule": row.rule})
    with path().open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def entries() -> Iterator[tuple[int, datetime, str]]:
    """Everyone who was forgotten by file or table: number, when, by which rule."""
    for row in Forgotten.objects.iterator():
        yield row.person_id, row.at, row.rule
    if path().exists():
        for line in path().read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield entry["person"], datetime.fromisoformat(entry["at"]), entry["rule"]
