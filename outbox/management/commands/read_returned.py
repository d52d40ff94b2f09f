"""`manage.py read_returned [folder]`: reads the mails that came back; with `-` one mail from the standard input."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from outbox.models import Message
from outbox.return_box import MOST_BYTES, read_box
from outbox.returned import returned_in
from outbox.services import mark_returned


class Command(BaseCommand):
    """Note which mails came back. The worker does it every five minutes where `MAIL_RETURN_FOLDER` is set."""

    help = "Notes which mails came back, from a Maildir folder or one mail on the standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, else the one of the settings."""
        parser.add_argument(
            "folder", nargs="?", default="", help="a Maildir; - for one mail that is piped in"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read."""
        folder = options["folder"] or settings.MAIL_RETURN_FOLDER
        if folder == "-":
            self._one(sys.stdin.buffer.read(MOST_BYTES))
            return
        if not folder or not (Path(folder) / "new").is_dir():
            raise CommandError(f"{folder or 'MAIL_RETURN_FOLDER'} is no Maildir.")
        done = read_box(folder)
        self.stdout.write(f"noted {done['noted']}, known {done['known']}, left {done['left']}")

    def _one(self, content: bytes) -> None:
        returned = returned_in(content)
        wanted = returned.message_id if returned else ""
        number = mark_returned(Message.objects.filter(message_id=wanted), returned.failure) if returned else 0
        self.stdout.write(f"noted {number}")
