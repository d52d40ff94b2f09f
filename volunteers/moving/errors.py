"""What can stand in the way of a new home."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class MoveOpenError(TryghedError):
    """Two moves at once."""

    code = "move_open"
    message = _(
        "The police districts are still looking at your move. Take it back first, if you live elsewhere."
    )


class ApplicationOpenError(TryghedError):
    """An applicant who moves to another district."""

    code = "application_open"
    message = _(
        "Your application is with another police district. Withdraw it, and apply again from your new home."
    )
