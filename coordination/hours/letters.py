"""Letters about reported time: that it has come in, and what the coordinator said."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from coordination.hours.enums import EntryState
from coordination.notifications import greeting
from core.addresses import absolute
from core.dates import day_text


def _tell(entry: Any, subject: str, lines: list[str], key: str) -> None:
    tell(
        person=entry.person,
        subject=subject,
        lines=[greeting(entry.person), *lines],
        url=absolute(reverse("my_hours")),
        verb=_("See your hours"),
        key=key,
    )


def _what(entry: Any) -> dict[str, Any]:
    return {
        "minutes": entry.minutes,
        "initiative": entry.role.initiative.title,
        "day": day_text(entry.on, weekday=False),
    }


def send_receipt(entry: Any) -> None:
    """It has come in, and waits for the coordinator."""
    with translation.override(entry.person.language):
        line = _("You have reported %(minutes)s minutes for %(initiative)s on %(day)s.") % _what(entry)
        next_step = _("The coordinator looks at it and writes to you.")
        _tell(entry, _("We have what you reported"), [line, next_step], f"hours-{entry.pk}")


def send_decision(entry: Any) -> None:
    """A yes, or a no with its reason."""
    with translation.override(entry.person.language):
        if entry.state == EntryState.APPROVED:
            line = _("%(minutes)s minutes for %(initiative)s on %(day)s count now.") % _what(entry)
            _tell(entry, _("Your hours are approved"), [line], f"hours-yes-{entry.pk}")
            return
        lines = [
            _("%(minutes)s minutes for %(initiative)s on %(day)s are not approved.") % _what(entry),
            _("The reason: %(reason)s") % {"reason": entry.answer},
            _("Do you see it differently? Write to your coordinator."),
        ]
        _tell(entry, _("Your hours are not approved"), lines, f"hours-no-{entry.pk}")
