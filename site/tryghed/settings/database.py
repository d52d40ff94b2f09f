"""One place that turns `DATABASE_URL` into Django's database settings."""

from pathlib import Path
from typing import Any

import environ


def database(default_file: Path) -> dict[str, Any]:
    """Database settings from `DATABASE_URL`, or SQLite in `default_file`.

    SQLite runs with WAL and IMMEDIATE transactions: without IMMEDIATE most concurrent writes fail as
    locked (DOMAIN rule 1, tried out).
    """
    default_file.parent.mkdir(parents=True, exist_ok=True)
    settings: dict[str, Any] = environ.Env().db("DATABASE_URL", default=f"sqlite:///{default_file}")
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    return settings
