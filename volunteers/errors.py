"""What can go wrong on the way to becoming an ambassador."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class UnderAgeError(TryghedError):
    """Someone under 18."""

    code = "under_age"
    message = _(
        "You have to be 18 to become a safety ambassador. You are welcome to take part in open meetings."
    )


class AlreadyAppliedError(TryghedError):
    """An application is already on its way, or the person is an ambassador."""

    code = "already_applied"
    message = _("We already have an application from you. You can follow it on Min side.")


class ScreeningOpenError(TryghedError):
    """The agreement is not sent before the screening is approved."""

    code = "screening_open"
    message = _("The screening isn't approved yet. Record the outcome first.")


class NotSignedError(TryghedError):
    """Nobody becomes active without having accepted the agreement."""

    code = "not_signed"
    message = _("The agreement isn't accepted yet. The applicant can do it on Min side.")


class NameMissingError(TryghedError):
    """An acceptance without a name."""

    code = "name_missing"
    message = _("Write your name to accept the agreement.")


class BreakDayError(TryghedError):
    """A break that would end before it began."""

    code = "break_day"
    message = _("Choose a day after today, or leave the day empty.")
