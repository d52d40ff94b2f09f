"""Sign-ups a second through two gunicorn workers, with all locks.

`DATABASE_URL=postgres://… python bench/signing_up.py`: the database must be empty and is left full. Without one it is
an SQLite file, which isn't what the budget (QUALITY: 60 a second) is about. Every sign-up is a POST by another
ambassador, half of them to a session that fills up. Then what came of it is counted in the database.
"""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

from _scratch import ROOT, prepare

PEOPLE, SESSIONS, AT_ONCE, WORKERS = 200, 4, 8, 2
TOKEN = "a" * 32


def _make_sessions() -> list[int]:
    """Seats of one role at sessions on different days: enough for all at every other one."""
    from django.utils import timezone

    from projects.models import Session, SessionPlace
    from volunteers.models import Volunteer

    district = Volunteer.objects.values_list("district", flat=True).first()
    place = SessionPlace.objects.filter(
        session__in=Session.objects.coming().published(), session__initiative__project__district=district
    ).first()
    assert place is not None
    role, found = place.role, []
    role.requirements.exclude(kind__in=("ambassador", "district", "adult")).delete()
    for number in range(SESSIONS):
        start = timezone.now() + timedelta(days=20 + number)
        session = Session.objects.create(
            initiative=role.initiative,
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            place="Torvet",
            postal_code=place.session.postal_code,
        )
        seats = PEOPLE if number % 2 == 0 else PEOPLE // 4
        found.append(SessionPlace.objects.create(session=session, role=role, seats=seats).pk)
    return found


def _suitable(place: int) -> list[Any]:
    """Ambassadors who may take the seats."""
    from django.utils import timezone

    from core.requirements import evaluate
    from projects.models import SessionPlace
    from volunteers.models import Volunteer

    role = SessionPlace.objects.select_related("role").get(pk=place).role
    rows = list(Volunteer.objects.active().select_related("person").order_by("pk"))
    refused = evaluate(role.requirements.all(), [row.person_id for row in rows], timezone.localdate())
    return [row for row in rows if not refused[row.person_id]][:PEOPLE]


def _sign_in(volunteers: list[Any]) -> list[str]:
    """A session cookie for each of the ambassadors."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    keys = []
    for volunteer in volunteers:
        store = SessionStore()
        store[SESSION_KEY] = str(volunteer.person_id)
        store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        store[HASH_SESSION_KEY] = volunteer.person.get_session_auth_hash()
        store.create()
        keys.append(store.session_key)
    return keys


def _post(port: int, key: str, place: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": f"sessionid={key}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN, "Host": "127.0.0.1"}
    connection.request("POST", f"/opgaver/{place}/meld-til/", headers=headers)
    status = connection.getresponse().status
    connection.close()
    return status


def _cpu_of(parent: int) -> float:
    """CPU seconds of the process and its children."""
    ticks = 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(entry.parent.name) == parent or int(fields[1]) == parent:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _serve(port: int) -> Any:
    gunicorn = Path(sys.executable).parent / "gunicorn"
    command = [
        gunicorn,
        "tryghed.wsgi",
        "-w",
        str(WORKERS),
        "-b",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
    ]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return server
        except OSError:
            time.sleep(0.1)
    raise SystemExit("gunicorn didn't start")


def main() -> None:
    """Print what came of it."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, "large", os.environ.get("DATABASE_URL"))
        from django.db import connection

        from coordination.models import Attendance

        places = _make_sessions()
        keys = _sign_in(_suitable(places[0]))
        step = len(keys) // len(places)  # at any moment different people at different sessions
        work = [
            (keys[(n + step * k) % len(keys)], place)
            for n in range(len(keys))
            for k, place in enumerate(places)
        ]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = _serve(port)
        try:
            for key in keys[:4]:
                _post(port, key, places[0])
            cpu, start = _cpu_of(server.pid), time.monotonic()
            with ThreadPoolExecutor(AT_ONCE) as pool:
                answers = Counter(pool.map(lambda pair: _post(port, *pair), work))
            seconds, cpu = time.monotonic() - start, _cpu_of(server.pid) - cpu
        finally:
            server.terminate()
            server.wait()
        rows = Attendance.objects.filter(place__in=places).seated()
        seated = [rows.filter(place=place).count() for place in places]
        print(
            f"{connection.vendor}: {len(work)} POSTs in {seconds:.1f} s, {len(work) / seconds:.0f} a second"
        )
        print(f"CPU of the workers: {cpu / len(work) * 1000:.1f} ms a POST; answers {dict(answers)}")
        print(f"seats taken: {seated} of {[PEOPLE, PEOPLE // 4] * (SESSIONS // 2)}")


if __name__ == "__main__":
    main()
