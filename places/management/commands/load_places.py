"""Loads districts, municipalities, postal codes and well-known neighbourhoods."""

from typing import Any

from django.core.management.base import BaseCommand

from places.loading import Loaded, load_places


class Command(BaseCommand):
    """`manage.py load_places`: safe to run at every start; a second run changes nothing."""

    help = (
        "Load districts, municipalities, postal codes and local areas from the embedded tables (idempotent)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and print what changed in each table."""
        results = load_places()
        for result in results:
            self.stdout.write(self._line(result))
        if not any(result.changed for result in results):
            self.stdout.write("No changes.")

    def _line(self, result: Loaded) -> str:
        counts = f"{result.created} created, {result.updated} updated, {result.removed} removed"
        return f"{result.table}: {result.rows} ({counts})"
