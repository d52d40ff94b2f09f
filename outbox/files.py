"""Letters as files: for the demo's shelf, for tests, and for trying things out."""

import re
from pathlib import Path

from django.conf import settings


def write_letter(message_id: str, content: bytes) -> None:
    """Write one letter to its file; the same Message-ID writes the same file."""
    folder = Path(settings.OUTBOX_FILE_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W", "", message_id.split("@", maxsplit=1)[0])
    draft = folder / f"{name}.part"
    draft.write_bytes(content)
    draft.replace(folder / f"{name}.eml")
