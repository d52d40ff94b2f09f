"""What can go wrong when stand-ins are asked, and answer."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class NoFreeSeatError(TryghedError):
    """A search where no seat is free and nobody looks for a stand-in."""

    code = "no_free_seat"
    message = _("No place is free here right now, so there is nobody to look for.")


class NotSuitableError(TryghedError):
    """Somebody chosen can't, or was asked, since the page was opened."""

    code = "not_suitable"
    message = _("One of those you chose can't be asked any more. Load the page again to see who.")


class PlaceTakenError(TryghedError):
    """A yes to a place somebody else has taken."""

    code = "place_taken"
    message = _("Somebody else was quicker: the place is taken. Thank you for wanting to help.")


class CallOverError(TryghedError):
    """An answer when the question doesn't stand any more."""

    code = "call_over"
    message = _(
        "We don't need an answer any more: it has begun, was moved or called off. Thank you all the same."
    )
