"""What can go wrong with a message to many."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class UnknownWordError(TryghedError):
    """Words in curly brackets that stand for nothing, by name."""

    code = "unknown_word"

    def __init__(self, names: Sequence[str], known: Sequence[str]) -> None:
        values = {"names": _listed(names), "known": _listed(known)}
        super().__init__(_("We don't know %(names)s. You can use: %(known)s.") % values)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


class NobodyError(TryghedError):
    """There is nobody who can be written to."""

    code = "nobody"
    message = _("Nobody of those you chose can be written to.")


class ReceiversChangedError(TryghedError):
    """Others would be written to than those who were shown."""

    code = "receivers_changed"
    message = _("Somebody has stopped or taken a break meanwhile. Look again at who gets the message.")


class SentAlreadyError(TryghedError):
    """What is sent can't be changed."""

    code = "sent_already"
    message = _("The message is sent. It can't be changed any more.")
