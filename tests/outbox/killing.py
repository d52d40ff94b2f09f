"""A worker that is killed (SIGKILL) at a chosen step, and then followed by one that isn't.

The test runs `main` as a program of its own, with the settings beside it. Steps are before and after
every statement to the database, and around what a mail server does. Each worker is a process that runs the real
`worker` command. What came of every step is printed as JSON.
"""

import json
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import django
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

LETTERS = 2


@dataclass
class Countdown:
    """Steps until the kill; below nought there is none."""

    left: int = -1


countdown = Countdown()


def step(name: str) -> None:
    """Be killed here, if it is this step's turn."""
    countdown.left -= 1
    if countdown.left == 0:
        Path(os.environ["KILL_FOLDER"], "killed-at").write_text(name, encoding="utf-8")
        os.kill(os.getpid(), signal.SIGKILL)


class Files(BaseEmailBackend):
    """The file backend of the demo, with steps before and after."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """As `outbox.backends.FileBackend`."""
        from outbox.backends import FileBackend

        step("before the server")
        sent = FileBackend().send_messages(email_messages)
        step("accepted")
        return sent


class Server(BaseEmailBackend):
    """A mail server: what it has accepted has arrived, and it never forgets."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """One line for each acceptance."""
        step("before the server")
        with Path(os.environ["KILL_FOLDER"], "accepted").open("a", encoding="utf-8") as log:
            for message in email_messages:
                log.write(f"{message.extra_headers['Message-ID']}\n")
        step("accepted")
        return len(email_messages)


def _watch(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
    step(f"before {sql[:40]}")
    result = execute(sql, parameters, many, context)
    step(f"after {sql[:40]}")
    return result


def _work(kill_at: int = -1) -> bool:
    """A worker's round in a process of its own; whether it was killed."""
    from django.core.management import call_command
    from django.db import connection, connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        countdown.left = kill_at
        connection.ensure_connection()
        connection.execute_wrappers.append(_watch)
        with Path(os.devnull).open("w") as nowhere:
            call_command("worker", "--once", stdout=nowhere)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _trial(number: int) -> dict[str, Any]:
    from django.utils import timezone

    from outbox.models import Message
    from outbox.services import enqueue

    Message.objects.all().delete()
    folder = Path(os.environ["KILL_FOLDER"])
    for path in folder.glob("*"):
        path.unlink()
    for each in range(LETTERS):
        enqueue(to=f"a{each}@example.org", subject="Hej", text="Tekst", key=f"letter-{each}")
    killed = _work(number)
    states = sorted(Message.objects.values_list("state", flat=True))
    # Time passes: what was being sent is taken for left behind.
    Message.objects.filter(state="sending").update(claimed_at=timezone.now() - timedelta(hours=1))
    _work()
    at, log = folder / "killed-at", folder / "accepted"
    return {
        "killed": killed,
        "at": at.read_text(encoding="utf-8") if at.exists() else "",
        "states_then": states,
        "states": sorted(Message.objects.values_list("state", flat=True)),
        "ids": sorted(Message.objects.values_list("message_id", flat=True)),
        "files": len(list(folder.glob("*.eml"))),
        "accepted": log.read_text(encoding="utf-8").split() if log.exists() else [],
    }


def main() -> None:
    """Kill at every step until there is nothing left to lose."""
    django.setup()
    _work()  # the periodic jobs have run
    found = []
    for number in count(1):
        found.append(_trial(number))
        if not found[-1]["killed"] or found[-1]["states_then"] == ["sent"] * LETTERS:
            break
    sys.stdout.write(json.dumps(found))
