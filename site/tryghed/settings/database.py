"""One place that turns `DATABASE_URL` into Django's database settings."""

from pathlib import Path
from typing import Any

import environ


def database(default_file: Path) -> dict[str, Any]:
    """Database settings from `DATABASE_URL`, or SQLite in `default_file`.

    SQLite runs with WAL and IMMEDIATE transactions: without IMMEDIATE most concurrent writes fail as
    locked (DOMAIN rule 1, tried out). PostgreSQL's connections stay open for a minute, looked at before each request:
    opening one costs as much as ten statements. `?conn_max_age=0` in the address turns that off (behind a pooler).
    """
    default_file.parent.mkdir(parents=True, exist_ok=True)
    settings: dict[str, Any] = environ.Env().db("DATABASE_URL", default=f"sqlite:///{default_file}")
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        }
    else:
        settings["CONN_MAX_AGE"] = int(settings.get("CONN_MAX_AGE", 60))
        settings["CONN_HEALTH_CHECKS"] = True
    return settings
