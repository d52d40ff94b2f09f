"""CPU and SQL per request, on demo data: `make bench`. Prints a table; a figure here never fails a test.

Runs on a scratch database of its own. Medians of 30 uncached requests each; SQL is counted on the last. The project
list and page are measured twice: with the demo's 40 projects and with 2,000; the tasks with 10,000 sessions too.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from _scratch import prepare

ROUNDS = 30
MANY, MANY_SESSIONS = 2000, 10_000


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
        ("tasks that suit", "/opgaver/?passer=ja", ambassador),
        ("Min side", "/min-side/", ambassador),
        ("Min dag", "/koordinator/", staff),
        ("matching", "/koordinator/matching/", staff),
    ]


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, "small")
        print(f"{'page':<40}{'CPU ms':>8}{'SQL':>6}")
        for what, path, email in _pages():
            _print(what, _client(email), path)
        _make_many()
        for what, path, _email in _pages():
            if what.startswith("project"):
                _print(f"{what}, {MANY:,}", _client(""), path)
        _make_sessions()
        for what, path, email in _pages():
            if what.startswith("tasks"):
                _print(f"{what}, {MANY_SESSIONS:,} sessions", _client(email), path)


def _client(email: str) -> Any:
    """A browser of nobody, or of somebody who is signed in."""
    from django.test import Client

    from accounts.models import User

    client = Client(HTTP_HOST="127.0.0.1")
    if email:
        client.force_login(User.objects.get(email=email), "django.contrib.auth.backends.ModelBackend")
    return client


def _print(what: str, client: Any, path: str) -> None:
    milliseconds, queries = _measure(lambda: client.get(path))
    print(f"{what:<40}{milliseconds:>8.1f}{queries:>6}")


def _make_many() -> None:
    """Published copies of the demo's projects, all over the country, until there are `MANY`."""
    from django.db import transaction

    from places.models import Municipality, PostalCode
    from projects.models import DistrictPage, Project, ProjectPage

    originals = list(ProjectPage.objects.live().originals().select_related("project"))
    branches = {page.district_id: page for page in DistrictPage.objects.all()}
    homes = list(
        Municipality.objects.filter(postal_codes__isnull=False)
        .values_list("pk", "district", "postal_codes")
        .order_by("postal_codes", "pk")
    )
    with transaction.atomic():
        for number in range(len(originals), MANY):
            model, (municipality, district, postal_code) = (
                originals[number % len(originals)],
                homes[number * 7 % len(homes)],
            )
            record = Project.objects.create(
                title=f"{model.title} {number}",
                district_id=district,
                municipality=Municipality(pk=municipality),
                postal_code=PostalCode(pk=postal_code),
                **{name: getattr(model.project, name) for name in ("stage", "objective", "effort", "theme")},
            )
            page = ProjectPage(
                title=record.title, slug=f"bench-{number}", lead=model.lead, project=record, body=model.body
            )
            page.picture, page.picture_alt, page.live = model.picture, model.picture_alt, True
            page.first_published_at = page.last_published_at = model.first_published_at
            branches[district].add_child(instance=page)


def _make_sessions() -> None:
    """Sessions of the demo's roles, all over the country and the year, with seats."""
    from django.utils import timezone

    from projects.models import Role, Session, SessionPlace

    roles = list(Role.objects.select_related("initiative__project"))
    start = timezone.now() + timedelta(days=3)
    sessions = [
        Session(
            initiative=role.initiative,
            starts_at=start + timedelta(minutes=40 * number),
            ends_at=start + timedelta(minutes=40 * number + 90),
            place="Torvet",
            postal_code_id=role.initiative.project.postal_code_id,
        )
        for number in range(MANY_SESSIONS)
        for role in [roles[number % len(roles)]]
    ]
    made = Session.objects.bulk_create(sessions, batch_size=500)
    SessionPlace.objects.bulk_create(
        [
            SessionPlace(session=each, role=roles[number % len(roles)], seats=3)
            for number, each in enumerate(made)
        ],
        batch_size=500,
    )


if __name__ == "__main__":
    main()
