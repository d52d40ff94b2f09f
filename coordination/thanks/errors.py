"""What can go wrong with a certificate."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class NothingDoneError(TryghedError):
    """No confirmed hours yet."""

    code = "nothing_done"
    message = _(
        "You get a certificate once you have taken part, and the police district has noted your hours."
    )
