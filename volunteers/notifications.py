"""What an ambassador is told about a break, a stop and coming back."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from core.dates import day_text


def tell_break(volunteer: Any) -> None:
    """The break has begun."""
    until = volunteer.paused_until
    _tell(
        volunteer,
        lambda: _("You are on a break"),
        lambda: [
            _("You are on a break until %(day)s. After that you are active again.")
            % {"day": day_text(until, year=True)}
            if until
            else _("You are on a break for as long as you like."),
            _("We don't ask you to take tasks meanwhile. Places you had are free for others again."),
            _("You can end the break on Min side any time."),
        ],
    )


def tell_back_again(volunteer: Any) -> None:
    """The break is over."""
    _tell(
        volunteer,
        lambda: _("Welcome back"),
        lambda: [
            _("Your break is over, and you are an active safety ambassador again."),
            _("Is it too early? You can take a longer break on Min side."),
        ],
    )


def tell_suspended(volunteer: Any, reason: str) -> None:
    """Stopped at once, with the reason."""
    _tell(
        volunteer,
        lambda: _("You can't take tasks for the time being"),
        lambda: [
            _("%(district)s has decided that you can't take tasks as a safety ambassador for the time being.")
            % {"district": volunteer.district.name},
            _("The reason: %(reason)s") % {"reason": reason},
            _("You are no longer signed up for anything. Your contact at the police district calls you."),
            _("Do you disagree? You can complain to your police district, and you can see your file."),
        ],
        urgent=True,
    )


def tell_reinstated(volunteer: Any, reason: str) -> None:
    """The suspension is taken back."""
    _tell(
        volunteer,
        lambda: _("You can take tasks again"),
        lambda: [
            _("You are an active safety ambassador again."),
            _("The reason: %(reason)s") % {"reason": reason},
        ],
    )


def tell_ended(volunteer: Any, note: str) -> None:
    """Goodbye and thanks."""
    _tell(
        volunteer,
        lambda: _("Thank you for your time as a safety ambassador"),
        lambda: [
            _("You are no longer a safety ambassador in %(district)s.")
            % {"district": volunteer.district.name},
            *([_("The reason: %(reason)s") % {"reason": note}] if note else []),
            _("Thank you for what you have done for your neighbourhood."),
            _("On Min side you can fetch a copy of your data and see what we delete and when."),
        ],
    )


def _tell(volunteer: Any, subject: Any, lines: Any, *, urgent: bool = False) -> None:
    person = volunteer.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=subject(),
            lines=[_("Hi %(name)s") % {"name": person.first_name or person.shown_name}, *lines()],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('min_side')}",
            verb=_("Go to Min side"),
            urgent=urgent,
        )
