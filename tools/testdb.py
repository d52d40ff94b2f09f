"""Test databases from a template: migrations and places are loaded once, then copied.

Wagtail's migrations take longer than most test runs. A template database is built when migrations,
models or embedded tables change; each test worker copies it, and after a test that commits (which can't
be rolled back) the copy is made anew. So places, the first agreement and Wagtail's root page are there in
every test, and the log's guards need not be taken down to empty its table.
"""

import fcntl
import hashlib
import io
import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
PREFIX = "tryghed_template_"


def fingerprint() -> str:
    """Changes with everything that the template is made of."""
    wanted = [ROOT / "requirements.txt", Path(__file__), ROOT / "accounts" / "log_guard.py"]
    migrations = ("*/migrations/*.py", "*/search/migrations/*.py")
    models = ("*/models.py", "*/models/*.py", "*/search/models.py")
    for pattern in (*migrations, *models, "places/*.py", "places/data/*.csv"):
        wanted += ROOT.glob(pattern)
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for path in sorted(wanted):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


class TestDatabase(ABC):
    """One worker's database; made from the template by `restore`, removed by `drop`."""

    __test__ = False  # pytest takes every class with such a name for a test

    def __init__(self, name: str) -> None:
        self.name = name
        self.template = self._template_name(fingerprint())

    def create(self) -> None:
        """Build the template unless another worker has, copy it, and let Django's connection use the copy."""
        with _locked():
            if not self._template_exists():
                self._drop_old_templates()
                self._build_template()
        self.restore()
        _point_at(self.name)

    def _fill(self, name: str) -> None:
        _point_at(name)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("load_places", verbosity=0, stdout=io.StringIO())
        connection.close()

    @abstractmethod
    def restore(self) -> None:
        """Make the copy as it was."""

    @abstractmethod
    def drop(self) -> None:
        """Remove the copy."""

    @abstractmethod
    def _template_name(self, fingerprint: str) -> str: ...

    @abstractmethod
    def _template_exists(self) -> bool: ...

    @abstractmethod
    def _build_template(self) -> None: ...

    @abstractmethod
    def _drop_old_templates(self) -> None: ...


class SqliteDatabase(TestDatabase):
    """Files in `var/`. The copy goes through SQLite's backup, which other threads' connections survive."""

    def __init__(self, worker: str) -> None:
        super().__init__(str(VAR / f"test-{worker}-{os.getpid()}.sqlite3"))
        _remove_left_behind()

    def restore(self) -> None:
        connections.close_all()
        source, target = sqlite3.connect(self.template), sqlite3.connect(self.name, timeout=20)
        try:
            target.execute("PRAGMA synchronous=OFF")
            source.backup(target)
        finally:
            source.close()
            target.close()

    def drop(self) -> None:
        connections.close_all()
        _remove_database(Path(self.name))

    def _template_name(self, fingerprint: str) -> str:
        return str(VAR / f"test-template-{fingerprint}.sqlite3")

    def _template_exists(self) -> bool:
        return Path(self.template).exists()

    def _build_template(self) -> None:
        draft = VAR / f"test-draft-{os.getpid()}.sqlite3"
        _remove_database(draft)
        self._fill(str(draft))
        draft.replace(self.template)

    def _drop_old_templates(self) -> None:
        for path in VAR.glob("test-template-*.sqlite3"):
            _remove_database(path)


class PostgresDatabase(TestDatabase):
    """Databases of the server that `DATABASE_URL` names, copied by the server."""

    def __init__(self, worker: str) -> None:
        self.base = settings.DATABASES["default"]["NAME"]
        super().__init__(f"test_{self.base}_{worker}")

    def restore(self) -> None:
        connections.close_all()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')

    def drop(self) -> None:
        connections.close_all()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _template_name(self, fingerprint: str) -> str:
        return f"{PREFIX}{fingerprint}"

    def _template_exists(self) -> bool:
        return bool(self._run("SELECT 1 FROM pg_database WHERE datname = %s", [self.template]))

    def _build_template(self) -> None:
        draft = f"{self.template}_draft"
        self._run(f'DROP DATABASE IF EXISTS "{draft}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{draft}"')
        self._fill(draft)
        self._run(f'ALTER DATABASE "{draft}" RENAME TO "{self.template}"')

    def _drop_old_templates(self) -> None:
        for (name,) in self._run("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"]):
            self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _run(self, sql: str, parameters: list[str] | None = None) -> list[tuple[Any, ...]]:
        """One statement outside the databases it is about."""
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall() if cursor.description else []


def test_database(worker: str) -> TestDatabase:
    """The database of one test worker, on whatever `DATABASE_URL` names."""
    VAR.mkdir(exist_ok=True)
    return PostgresDatabase(worker) if connection.vendor == "postgresql" else SqliteDatabase(worker)


def _point_at(name: str) -> None:
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextmanager
def _locked() -> Iterator[None]:
    with (VAR / ".test-template.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _remove_database(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _remove_left_behind() -> None:
    """Databases of runs that were killed: their process is gone."""
    for path in VAR.glob("test-*-*.sqlite3"):
        number = path.stem.rpartition("-")[2]
        if number.isdigit() and not path.stem.startswith("test-template-"):
            try:
                os.kill(int(number), 0)
            except ProcessLookupError:
                _remove_database(path)
            except PermissionError:
                continue  # somebody else's process, and so alive
