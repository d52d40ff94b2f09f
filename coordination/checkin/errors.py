"""What can go wrong before a check-in is a row of the log."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class NonceTakenError(TryghedError):
    """A nonce that another press has used."""

    code = "nonce_taken"
    message = _("This press belongs to somebody else. Load the page again and press once more.")


class NoGuestsError(TryghedError):
    """A guest at a session or task that isn't for guests."""

    code = "no_guests"
    message = _("This task is for ambassadors. A guest without an account can't be added to it.")


class ChangedMeanwhileError(TryghedError):
    """Somebody was checked in, or noted, after the proposal was read."""

    code = "changed_meanwhile"
    message = _("Something has come in since you opened the page. Look it through once more.")
