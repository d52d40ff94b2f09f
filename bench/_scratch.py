"""A scratch database with the demo in it, for a benchmark."""

import logging
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def prepare(folder: str, size: str, url: str | None = None) -> None:
    """Set Django up on the database at `url`, else on an SQLite file in `folder`, and load the demo of that size."""
    os.environ["DATABASE_URL"] = url or f"sqlite:///{folder}/bench.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "tryghed.settings.dev"
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    logging.disable(logging.INFO)
    settings.MEDIA_ROOT = folder
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    for command in ("migrate", "load_places"):
        call_command(command, verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("load_demo", size=size, verbosity=0, stdout=nowhere)
