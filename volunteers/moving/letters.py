"""What somebody who moves is told."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from volunteers.moving.models import Move


def tell_asked(move: Move) -> None:
    """Both districts are asked."""
    values = _names(move)
    _tell(
        move,
        "asked",
        lambda: _("We have noted that you move"),
        lambda: [
            _("%(origin)s and %(target)s both look at it. You hear from us within 14 days.") % values,
            _("Until then nothing changes: your tasks and places stay yours."),
        ],
    )


def tell_moved(move: Move) -> None:
    """Both have said yes."""
    values = _names(move)
    _tell(
        move,
        "moved",
        lambda: _("You are an ambassador in %(target)s now") % values,
        lambda: [
            _("Your history, your hours, your courses and your agreement have come along."),
            _("Tasks that are for ambassadors in %(origin)s alone are given back.") % values,
        ],
    )


def tell_declined(move: Move) -> None:
    """One has said no."""
    values = _names(move)
    _tell(
        move,
        "declined",
        lambda: _("You stay an ambassador in %(origin)s") % values,
        lambda: [
            _("We can't move you to %(target)s now.") % values,
            _("The reason: %(reason)s") % {"reason": move.reason},
            _("Do you disagree? Call your police district on 114."),
        ],
    )


def _names(move: Move) -> dict[str, str]:
    return {"origin": move.origin.name, "target": move.target.name}


def _tell(move: Move, what: str, subject: Callable[[], str], lines: Callable[[], list[str]]) -> None:
    person = move.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=subject(),
            lines=[_("Hi %(name)s") % {"name": person.first_name or person.shown_name}, *lines()],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('min_side')}",
            verb=_("Go to Min side"),
            key=f"move-{what}-{move.pk}",
        )
