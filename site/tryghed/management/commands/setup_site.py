"""`manage.py setup_site`: the page tree and the editors' groups, on a new installation or after a release."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from projects.editors import ensure_editor_groups
from projects.tree import ensure_page_tree
from volunteers.training.setup import ensure_course_index


class Command(BaseCommand):
    """Make what is missing and leave the rest alone."""

    help = (
        "Makes the page tree and the editors' groups. Run it after load_places; running it again is harmless."
    )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Run."""
        ensure_page_tree()
        ensure_editor_groups()
        ensure_course_index()
        self.stdout.write("The page tree and the editors' groups are in place.")
