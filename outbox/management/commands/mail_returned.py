"""`manage.py mail_returned '<id@tryghed>'`: for who reads the mailbox that undeliverable mails come back to."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from outbox.models import Message
from outbox.services import mark_returned


class Command(BaseCommand):
    """Note which mails came back, by their Message-ID."""

    help = "Marks mails as returned, by their Message-ID; staff see it and ask the person."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One or more."""
        parser.add_argument("message_id", nargs="+", help="as it stands in the mail that came back")

    def handle(self, *args: Any, **options: Any) -> None:
        """Mark them."""
        wanted = [f"<{each.strip().strip('<>')}>" for each in options["message_id"]]
        number = mark_returned(Message.objects.filter(message_id__in=wanted))
        self.stdout.write(f"marked {number} of {len(wanted)}")
