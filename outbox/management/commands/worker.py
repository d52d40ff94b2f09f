"""`manage.py worker`: runs queued and periodic work."""

import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from outbox.worker import one_round, run_until


class Command(BaseCommand):
    """Deliver messages and run periodic jobs until told to stop."""

    help = "Runs queued and periodic work until it gets SIGTERM or SIGINT."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--once` does a single round."""
        parser.add_argument("--once", action="store_true", help="do one round and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run."""
        if options["once"]:
            self.stdout.write(f"delivered {one_round()}")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        run_until(stop)
