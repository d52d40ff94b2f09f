"""What can go wrong with saved choices and chosen rows."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class NothingChosenError(TryghedError):
    """No row was chosen, or none that the reader may see."""

    code = "nothing_chosen"
    message = _("Choose at least one row first.")


class TooManyError(TryghedError):
    """More rows than an action takes at once."""

    code = "too_many"

    def __init__(self, most: int) -> None:
        super().__init__(_("At most %(most)s at once. Choose fewer, or do it in parts.") % {"most": most})


class TitleTakenError(TryghedError):
    """Two saved choices of the same name."""

    code = "title_taken"
    message = _("You already have a saved choice with that name.")


class TitleError(TryghedError):
    """A name that can't be used."""

    code = "title"
    message = _("Write a name of at most 60 characters.")
