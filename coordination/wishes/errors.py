"""What can go wrong when somebody says what they want to be asked about."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class NoAmbassadorError(TryghedError):
    """Somebody who can't be asked anyway."""

    code = "no_ambassador"
    message = _("Only safety ambassadors are asked about tasks. You can become one: see what it takes.")


class EndMissingError(TryghedError):
    """A no to everything without an end."""

    code = "end_missing"
    message = _("Choose for how long. If you would like to stop altogether, tell your coordinator.")


class RoleGoneError(TryghedError):
    """A role that is closed, or that this person can't read about."""

    code = "role_gone"
    message = _("This task is closed. Have a look at the other tasks.")
