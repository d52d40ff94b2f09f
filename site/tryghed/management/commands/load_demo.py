"""Loads invented people, projects and their history, so that one can try the site."""

import os
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from places.models import LocalArea
from tryghed.demo.bulk import SIZES, load_many
from tryghed.demo.loading import is_loaded, load_demo
from tryghed.demo.staff import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    """`manage.py load_demo`: safe to run at every start; a second run changes nothing."""

    help = "Load the demo: invented people and projects in real places (idempotent, never in production)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Size, seed, and the way past the guard."""
        parser.add_argument("--size", choices=("small", *SIZES), default="small", help="How much data.")
        parser.add_argument("--seed", type=int, default=1, help="Another seed, other seats and pictures.")
        parser.add_argument("--force", action="store_true", help="Load also where this is no demo.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and print what came of it, or why not."""
        if not (options["force"] or settings.DEMO or _is_test_run()):
            raise CommandError(
                "This is no demo. Its accounts share a password that everyone knows: use --force."
            )
        if not LocalArea.objects.exists():
            raise CommandError("There are no places yet. Run load_places first.")
        if is_loaded():
            self.stdout.write("The demo data is already there. Nothing was changed.")
        else:
            self._load_small(options)
        if options["size"] in SIZES:
            begun = monotonic()
            load_many(options["size"], options["seed"], self.stdout.write)
            self.stdout.write(f"The many came in {monotonic() - begun:.0f} seconds.")

    def _load_small(self, options: dict[str, Any]) -> None:
        begun = monotonic()
        loaded = load_demo(options["seed"], self.stdout.write)
        self.stdout.write(
            f"{loaded.people} people, {loaded.projects} projects, {loaded.news} news, {loaded.sessions} sessions"
            f" and {loaded.attendances} attendances in {monotonic() - begun:.0f} seconds."
        )
        self.stdout.write(f"Sign in with the password {PASSWORD} as:")
        for account in ACCOUNTS:
            self.stdout.write(f"  {account.email}")


def _is_test_run() -> bool:
    return os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".test")
