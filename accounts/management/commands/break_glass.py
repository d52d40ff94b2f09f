"""Open emergency access for a few hours, when the employer's login is down."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.break_glass import BreakGlassError, open_break_glass


class Command(BaseCommand):
    """`manage.py break_glass --email nød@kreds.dk --reason "…" [--hours 4]`."""

    help = "Open an emergency administrator account that closes by itself. Everybody responsible is told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, why, how long."""
        parser.add_argument("--email", required=True, help="an address used for nothing else")
        parser.add_argument("--reason", required=True, help="a sentence; it is written down")
        parser.add_argument("--hours", type=int, default=4, help="1 to 24 (default 4)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open it and show password and key once."""
        try:
            opened = open_break_glass(
                email=options["email"], reason=options["reason"], hours=options["hours"]
            )
        except BreakGlassError as error:
            raise CommandError(str(error)) from None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self.stdout.write(f"Address:  {opened.email}")
        self.stdout.write(f"Password: {opened.password}")
        self.stdout.write(f"Key for an authenticator app: {opened.totp_secret}")
        self.stdout.write(f"Open until {opened.until:%Y-%m-%d %H:%M} UTC. None of this is shown again.")
