"""Why a message didn't arrive: what the mail server said, or what came back to us later."""

from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.db import models
from django.utils.translation import gettext_lazy as _


class Failure(models.TextChoices):
    """Why a message is given up; the server's own words are never kept, for they repeat the address."""

    NO_SUCH_ADDRESS = "no_address", _("the mail server doesn't know the address")
    REFUSED = "refused", _("the mail server didn't take the mail")
    RETURNED = "returned", _("the mail came back")
    GIVEN_UP = "given_up", _("it couldn't be delivered, however often we tried")


# Here the address itself is in doubt: somebody calls and asks.
ADDRESS_IN_DOUBT = (Failure.NO_SUCH_ADDRESS, Failure.RETURNED)


def permanent_failure(error: Exception) -> Failure | None:
    """What a mail server refused for good (5xx); None for whatever may go better later (greylisting is 4xx)."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
        return Failure.NO_SUCH_ADDRESS if codes and all(_is_final(code) for code in codes) else None
    if isinstance(error, SMTPDataError):
        return Failure.REFUSED if _is_final(error.smtp_code) else None
    return None


def _is_final(code: int) -> bool:
    return 500 <= code < 600
