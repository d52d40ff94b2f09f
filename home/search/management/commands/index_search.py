"""`manage.py index_search`: write the search index anew. The worker does it daily by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from home.search.index import renew, sweep
from home.search.models import SearchEntry


class Command(BaseCommand):
    """Forget what is gone and write the rest anew."""

    help = "Writes the search index anew. Running it again is harmless."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run."""
        sweep()
        renew()
        self.stdout.write(f"{SearchEntry.objects.count()} things can be found.")
