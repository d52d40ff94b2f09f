"""What can stand in the way of somebody under 18."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class GuardianMissingError(TryghedError):
    """Nobody under 18 becomes active without the guardian's yes."""

    code = "guardian_missing"
    message = _("The guardian hasn't said yes yet. Somebody under 18 can't begin before that.")


class NotUnder18Error(TryghedError):
    """A guardian for somebody who needs none."""

    code = "not_under_18"
    message = _("You are 18 now. We need no guardian any more.")


class OwnAddressError(TryghedError):
    """The young person's own address as the guardian's."""

    code = "own_address"
    message = _("That is your own e-mail. Write your guardian's e-mail or phone number.")


class GuardianAnsweredError(TryghedError):
    """A guardian who has answered already."""

    code = "guardian_answered"
    message = _("The guardian has answered already. Call your police district on 114 if it is to be changed.")


class NoTaskHereError(TryghedError):
    """Under 18, in a district without a task for them."""

    code = "no_task_here"
    message = _(
        "Your police district has no task for people under 18 just now. You are welcome to take part in open meetings."
    )
