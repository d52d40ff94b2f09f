"""Typed errors. Pages, forms, workspace and API show the same code in plain words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class TryghedError(Exception):
    """Something a person asked for that can't be done, with a code and a sentence for them."""

    code = "error"
    message: str | Promise = _("That can't be done.")

    def __init__(self, message: str | Promise | None = None, *, code: str | None = None) -> None:
        if message is not None:
            self.message = message
        if code is not None:
            self.code = code
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.message)


class NotAllowedError(TryghedError):
    """The person may not do this."""

    code = "not_allowed"
    message = _("You don't have access to do that.")


class TransitionError(TryghedError):
    """The step is not open from the present state (somebody else may have been quicker)."""

    code = "transition_not_allowed"
    message = _("This has changed in the meantime. Load the page again to see where it stands now.")


class ReasonMissingError(TryghedError):
    """The step asks for a reason and got none."""

    code = "reason_missing"
    message = _("Write a reason. The person can read it.")


class LinkError(TryghedError):
    """A signed link that is expired or has been changed."""

    code = "link_invalid"
    message = _("The link doesn't work. Perhaps only part of it came along, or it has been changed.")


class LinkExpiredError(LinkError):
    """A signed link past its time."""

    code = "link_expired"
    message = _("The link has expired.")
