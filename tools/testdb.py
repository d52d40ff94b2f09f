"""Test databases from a template: migrations and places are loaded once, then copied.

Wagtail's migrations take longer than most test runs. A template database is built when migrations,
models or embedded tables change; each test worker copies it, and after a test that commits (which can't
be rolled back) the copy is made anew. So places, the first agreement and Wagtail's root page are there in
every test, and the log's guards need not be taken down to empty its table. What takes long to load and is
wanted by several tests (the demo) stands in a second template, made once a run.
"""

import fcntl
import hashlib
import io
import os
import shutil
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
PREFIX = "tryghed_template_"
RUN_PREFIX = "tryghed_run_"


def fingerprint() -> str:
    """Changes with everything that the template is made of."""
    wanted = [ROOT / "requirements.txt", Path(__file__), ROOT / "accounts" / "log_guard.py"]
    migrations = ("*/migrations/*.py", "*/*/migrations/*.py")
    models = ("*/models.py", "*/models/*.py", "*/*/models.py", "*/*/models/*.py")
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
            if not self._exists(self.template):
                self._drop_old_templates()
                self._build_template()
        self.restore()
        _point_at(self.name)

    def stand_on(self, name: str, fill: Callable[[], object]) -> None:
        """Copies hold from now on what `fill` adds, too; whoever asks first in this run fills for all."""
        wider = self._run_name(name)
        with _locked():
            if not self._exists(wider):
                self.restore()
                fill()
                self._keep_as(wider)
        self.template = wider
        self.restore()

    def stand_on_plain(self) -> None:
        """Copies are of the bare template again."""
        self.template = self._template_name(fingerprint())
        self.restore()

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
    def _run_name(self, name: str) -> str:
        """What this run calls a template of its own; the number of its process tells when it is left behind."""

    @abstractmethod
    def _exists(self, name: str) -> bool: ...

    @abstractmethod
    def _keep_as(self, name: str) -> None:
        """Make a template of the copy."""

    @abstractmethod
    def _build_template(self) -> None: ...

    @abstractmethod
    def _drop_old_templates(self) -> None: ...


class SqliteDatabase(TestDatabase):
    """Files in `var/`. The copy goes through SQLite's backup, which other threads' connections survive."""

    def __init__(self, worker: str) -> None:
        super().__init__(str(VAR / f"test-{worker}-{os.getpid()}.sqlite3"))

    def restore(self) -> None:
        connections.close_all()
        _copy(self.template, self.name)

    def drop(self) -> None:
        connections.close_all()
        _remove_database(Path(self.name))

    def _template_name(self, fingerprint: str) -> str:
        return str(VAR / f"test-template-{fingerprint}.sqlite3")

    def _run_name(self, name: str) -> str:
        return str(VAR / f"test-{name}-{run_number()}.sqlite3")

    def _exists(self, name: str) -> bool:
        return Path(name).exists()

    def _keep_as(self, name: str) -> None:
        connections.close_all()
        draft = VAR / f"test-draft-{os.getpid()}.sqlite3"
        _copy(self.name, str(draft))
        draft.replace(name)

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
        self._drop_left_behind()

    def restore(self) -> None:
        connections.close_all()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')

    def drop(self) -> None:
        connections.close_all()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _template_name(self, fingerprint: str) -> str:
        return f"{self._templates()}{fingerprint}"

    def _templates(self) -> str:
        """How this database's templates are called: two checkouts on one server leave each other's alone."""
        return f"{PREFIX}{self.base}."

    def _run_name(self, name: str) -> str:
        return f"{RUN_PREFIX}{name}_{run_number()}"

    def _exists(self, name: str) -> bool:
        return bool(self._run("SELECT 1 FROM pg_database WHERE datname = %s", [name]))

    def _keep_as(self, name: str) -> None:
        connections.close_all()
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')

    def _drop_left_behind(self) -> None:
        for (name,) in self._run("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{RUN_PREFIX}%"]):
            if _is_gone(name.rpartition("_")[2]):
                self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _build_template(self) -> None:
        draft = f"{self.template}_draft"
        self._run(f'DROP DATABASE IF EXISTS "{draft}" WITH (FORCE)')
        self._run(f'CREATE DATABASE "{draft}"')
        self._fill(draft)
        self._run(f'ALTER DATABASE "{draft}" RENAME TO "{self.template}"')

    def _drop_old_templates(self) -> None:
        known = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        for (name,) in self._run(known, [self._templates()]):
            self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _run(self, sql: str, parameters: list[str] | None = None) -> list[tuple[Any, ...]]:
        """One statement outside the databases it is about."""
        with connection._nodb_cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchall() if cursor.description else []


def test_database(worker: str) -> TestDatabase:
    """The database of one test worker, on whatever `DATABASE_URL` names."""
    VAR.mkdir(exist_ok=True)
    _remove_left_behind()
    return PostgresDatabase(worker) if connection.vendor == "postgresql" else SqliteDatabase(worker)


def run_number() -> int:
    """The process of this run as a whole: the one that leads the workers, or this one."""
    return os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()


def run_folder(name: str) -> Path:
    """A folder for files that belong to a template of this run."""
    folder = VAR / f"test-{name}-{run_number()}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _copy(source_name: str, target_name: str) -> None:
    source, target = sqlite3.connect(source_name), sqlite3.connect(target_name, timeout=20)
    try:
        target.execute("PRAGMA synchronous=OFF")
        source.backup(target)
    finally:
        source.close()
        target.close()


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
    """Databases and folders of runs that are over or were killed: their process is gone."""
    for path in VAR.glob("test-*-*"):
        if path.name.startswith("test-template-") or not _is_gone(path.stem.rpartition("-")[2]):
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.suffix == ".sqlite3":
            _remove_database(path)


def _is_gone(number: str) -> bool:
    if not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False  # somebody else's process, and so alive
    return False
