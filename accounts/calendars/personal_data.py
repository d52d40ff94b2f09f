"""What this room holds about people."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.calendars.models import CalendarToken
from core.privacy import PersonalTable, declare


def register() -> None:
    """The addresses; the secret itself isn't here."""
    declare(
        PersonalTable(
            "accounts_calendars.CalendarToken",
            _("Calendars you subscribe to"),
            person=("user",),
            columns=(
                ("kind", _("Which")),
                ("made_at", _("Made")),
                ("last_used_on", _("Last fetched")),
                ("revoked_at", _("Closed")),
            ),
            merge=close_second,
        ),
        order=25,
    )


def close_second(kept: int, gone: int) -> None:
    """Two people who are one have one address of a kind: the other's is closed."""
    own = CalendarToken.objects.live().filter(user=kept).values("kind")
    CalendarToken.objects.live().filter(user=gone, kind__in=own).update(revoked_at=timezone.now())
