"""A worker killed at every step loses nothing, and doubles nothing a server hadn't accepted (DOMAIN rule 9)."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from tests.outbox.killing import LETTERS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def trials(tmp_path):
    """`trials(backend)` kills the worker at every step; what came of each."""

    def run(backend):
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.outbox.killed_settings",
            "KILL_DATABASE": str(connection.settings_dict["NAME"]),
            "KILL_BACKEND": backend,
            "KILL_FOLDER": str(tmp_path),
        }
        connection.close()
        program = [sys.executable, "-c", "from tests.outbox.killing import main; main()"]
        done = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        found = json.loads(done.stdout)
        assert all(trial["killed"] for trial in found)
        return found

    return run


def steps_of(trials):
    """The steps at which it was killed."""
    return [trial["at"] for trial in trials]


def test_with_files_each_letter_is_there_once(trials):
    found = trials("Files")
    for trial in found:
        assert (trial["files"], trial["states"]) == (LETTERS, ["sent"] * LETTERS), trial["at"]
    steps = steps_of(found)
    assert steps.count("before the server") == steps.count("accepted") == LETTERS
    # Before it is claimed, while it is being claimed, while it is sent, before it is marked.
    seen = {" ".join(trial["states_then"]) for trial in found}
    assert seen == {"queued queued", "queued sending", "queued sent", "sending sent", "sent sent"}


def test_with_a_server_none_is_lost_and_the_id_stays(trials):
    found = trials("Server")
    doubled = []
    for trial in found:
        times = Counter(trial["accepted"])
        assert sorted(times) == trial["ids"], trial["at"]
        assert trial["states"] == ["sent"] * LETTERS
        if max(times.values()) > 1:
            assert sum(times.values()) == LETTERS + 1
            doubled.append(trial)
    # Only between the acceptance and the mark can nobody know: there, and nowhere else, it goes twice, with one id.
    assert all("sending" in trial["states_then"] for trial in doubled)
    assert all(trial in doubled for trial in found if trial["at"] == "accepted")
    assert "before the server" not in steps_of(doubled)
    assert steps_of(found).count("accepted") == LETTERS
