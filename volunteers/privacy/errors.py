"""What can't be done with somebody's data."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class StaffStayError(TryghedError):
    """A member of staff can't be forgotten while they are one."""

    code = "staff_stay"
    message = _("You have an account as staff. Ask your administrator to close it first.")


class NotJournalisedError(TryghedError):
    """What the archive hasn't been given may not fall."""

    code = "not_journalised"
    message = _("This has to be archived before it is deleted. Try again later, or ask the administrator.")
