"""CPU and SQL per request, on demo data: `make bench`. Prints a table; a figure here never fails a test.

Runs on a scratch database of its own. Medians of 30 uncached requests each; SQL is counted on the last.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 30


def _prepare(folder: str) -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    os.environ["DJANGO_SETTINGS_MODULE"] = "tryghed.settings.dev"
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.MEDIA_ROOT = folder
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    for command in ("migrate", "load_places"):
        call_command(command, verbosity=0)
    call_command("load_demo", size="small", verbosity=0)


def _measure(call: Callable[[], object]) -> tuple[float, int]:
    """Median CPU milliseconds and the number of SQL statements."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call()
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        call()
        spent.append((time.process_time() - start) * 1000)
    with CaptureQueriesContext(connection) as queries:
        call()
    return statistics.median(spent), len(queries)


def _pages() -> list[tuple[str, str, str]]:
    """(what, address, who) of the pages with a budget, and of those staff wait for."""
    from projects.models import ProjectPage

    page = ProjectPage.objects.live().filter(slug__contains="tunnel").first()
    staff, ambassador = "koordinator.fyn@demo.example", "ambassadoer@demo.example"
    return [
        ("front page", "/", ""),
        ("project list", "/projekter/", ""),
        ("project list near 5200", "/projekter/?postnummer=5200", ""),
        ("project page", page.get_url(), ""),
        ("tasks", "/opgaver/", ""),
        ("Min side", "/min-side/", ambassador),
        ("Min dag", "/koordinator/", staff),
        ("matching", "/koordinator/matching/", staff),
    ]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        _prepare(folder)
        from django.test import Client

        from accounts.models import User

        print(f"{'page':<26}{'CPU ms':>8}{'SQL':>6}")
        for what, path, email in _pages():
            client = Client(HTTP_HOST="127.0.0.1")
            if email:
                client.force_login(User.objects.get(email=email), "django.contrib.auth.backends.ModelBackend")
            milliseconds, queries = _measure(lambda client=client, path=path: client.get(path))
            print(f"{what:<26}{milliseconds:>8.1f}{queries:>6}")


if __name__ == "__main__":
    main()
