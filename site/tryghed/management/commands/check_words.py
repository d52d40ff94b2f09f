"""`manage.py check_words`: how hard every public page is to read."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from core.readability import LEAST_WORDS, MOST_LIX
from tryghed.words import Reading, readings

NO_SITE = (
    "There are no pages in this database yet. `make run` makes a site with a demo, `setup_site` an empty one."
)


class Command(BaseCommand):
    """Print page, words and LIX; fail when a page is harder than we allow."""

    help = (
        "Measures every public page in Danish; "
        f"fails when one of {LEAST_WORDS} words or more has a LIX over {MOST_LIX}."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run."""
        try:
            found = sorted(readings(), key=lambda reading: (-reading.measure.lix, reading.name))
        except DatabaseError as error:
            raise CommandError(NO_SITE) from error
        width = max(len(reading.name) for reading in found)
        self.stdout.write(f"{'page':{width}}  words   LIX")
        for reading in found:
            self.stdout.write(_line(reading, width))
        hard = sum(reading.measure.is_hard for reading in found)
        if hard:
            raise CommandError(f"{hard} of {len(found)} pages have a LIX over {MOST_LIX}.")
        self.stdout.write(f"{len(found)} pages, none with a LIX over {MOST_LIX}.")


def _line(reading: Reading, width: int) -> str:
    mark = "  too hard" if reading.measure.is_hard else ""
    return f"{reading.name:{width}}  {reading.measure.words:5}  {reading.measure.lix:4.0f}{mark}"
