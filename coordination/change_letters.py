"""Letters about sessions that were called off or changed: one to each person, however many sessions it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from coordination.enums import EXPECTED
from coordination.notifications import greeting, min_side_url
from coordination.session_letters import coming_url, when_of
from core.dates import moment_text

SHOWN = 20  # days a letter names; Min side has all of them


@dataclass(frozen=True)
class Moved:
    """What became of one person at one changed session; `kept` is false for who is somewhere else at that time."""

    row: Any
    change: Any
    kept: bool


def _title(row: Any) -> dict[str, str]:
    return {"initiative": row.session.initiative.title}


def send_called_off(rows: Sequence[Any], reason: str) -> None:
    """One person's sessions don't take place."""
    first = rows[0]
    with translation.override(first.person.language):
        if len(rows) == 1:
            words = {**_title(first), "when": when_of(first.session)}
            lines = [_("%(initiative)s on %(when)s is called off.") % words]
        else:
            lines = [_("These days of %(initiative)s are called off:") % _title(first)]
            lines += _named([when_of(row.session) for row in rows])
        tell(
            person=first.person,
            subject=_("Called off: %(initiative)s") % _title(first),
            lines=[
                greeting(first.person),
                *lines,
                _("The reason: %(reason)s") % {"reason": reason},
                _("You don't have to do anything. We hope to see you another time."),
            ],
            key=f"called-off-{first.pk}",
            urgent=True,
        )


def _named(days: list[str]) -> list[str]:
    """The first ones, and how many more."""
    more = len(days) - SHOWN
    return days if more <= 0 else [*days[:SHOWN], _("And %(number)s more.") % {"number": more}]


def send_moved(told: Sequence[Moved]) -> None:
    """Another time or place for one person; who can't come says so."""
    first = told[0].row
    with translation.override(first.person.language):
        lines = _one(told[0]) if len(told) == 1 else _several(told)
        alone = len(told) == 1 and first.state in EXPECTED
        tell(
            person=first.person,
            subject=_("Changed: %(initiative)s") % _title(first),
            lines=[greeting(first.person), *lines],
            key=f"moved-{first.pk}-{timezone.now():%Y%m%d%H%M%S%f}",  # moved there and back is said each time
            urgent=True,
            url=coming_url(first) if alone else min_side_url(),
            verb=_("See it, or cancel") if alone else _("See it on Min side"),
        )


def _one(told: Moved) -> list[str]:
    session = told.row.session
    words = {**_title(told.row), "when": when_of(session)}
    if not told.kept:
        return [
            _("%(initiative)s has been moved to %(when)s.") % words,
            _(
                "You are signed up for something else at that time, so your place has gone on to somebody else."
            ),
            _("You don't have to do anything. We hope to see you another time."),
        ]
    lines = [_("%(initiative)s has been changed. It is now: %(when)s.") % words]
    if told.change.moved:
        lines.append(_("It was: %(before)s") % {"before": moment_text(told.change.was_at)})
    lines.append(_("Meeting point: %(place)s") % {"place": session.place})
    if told.row.state in EXPECTED:
        lines.append(_("Your place is still yours. If you can't come, say so here."))
    else:
        lines.append(_("You don't have a place yet. What you have asked for still holds."))
    return lines


def _several(told: Sequence[Moved]) -> list[str]:
    kept = [each.row.session for each in told if each.kept]
    lost = [each.row.session for each in told if not each.kept]
    lines = []
    if kept:
        lines.append(_("%(initiative)s has been changed. These are your days now:") % _title(told[0].row))
        lines += _named([f"{when_of(session)} · {session.place}" for session in kept])
        lines.append(_("What you have there is still yours. If you can't come, cancel on Min side."))
    if lost:
        lines.append(
            _("Here you are signed up for something else, so your place has gone on to somebody else:")
        )
        lines += _named([when_of(session) for session in lost])
    return lines
