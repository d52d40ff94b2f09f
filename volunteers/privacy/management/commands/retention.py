"""What falls and why, by rule; without `--dry-run` it falls."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from volunteers.privacy.forgetting import replay
from volunteers.privacy.running import look, run


class Command(BaseCommand):
    """Let data about people fall whose time is over."""

    help = "Lets data about people fall whose time is over (docs/privacy/retention.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Look only, on which day, or put a restored backup right."""
        parser.add_argument("--dry-run", action="store_true", help="tell what would fall, change nothing")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="as on this day (ahead: with --dry-run alone)"
        )
        parser.add_argument(
            "--replay-forgotten", action="store_true", help="forget again whom a restored backup brought back"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """In Danish: it is read by those who answer for the data."""
        with translation.override("da"):
            self._handle(options["on"] or timezone.localdate(), options)

    def _handle(self, on: date, options: dict[str, Any]) -> None:
        if options["replay_forgotten"]:
            number = replay()
            self.stdout.write(
                ngettext("%(number)s person forgotten again.", "%(number)s people forgotten again.", number)
                % {"number": number}
            )
            return
        if options["dry_run"]:
            self._tell(on)
            return
        if on > timezone.localdate():
            raise CommandError(_("A day ahead can only be looked at: add --dry-run."))
        self._tell(on)
        report = run(on)
        self.stdout.write(_("Fallen: %(taken)s. Rules that failed: %(failed)s.") % vars(report))

    def _tell(self, on: date) -> None:
        for line in look(on):
            kept = " " + _("Stays: %(kept)s.") % {"kept": line.kept} if line.kept else ""
            period = ngettext("%(days)s day", "%(days)s days", line.days) % {"days": line.days}
            self.stdout.write(f"{line.due:>6}  {line.title} ({period}): {line.why}{kept}")
