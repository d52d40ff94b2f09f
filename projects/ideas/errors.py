"""What can go wrong with an idea."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class NotConsideredError(TryghedError):
    """Nobody but the coordinator has read it yet: it can't be shown to everybody."""

    code = "idea_not_considered"
    message = _("Start considering the idea first. Then you can show it to everybody.")


class ClosedForSupportError(TryghedError):
    """An idea that is answered, or isn't shown any more."""

    code = "idea_closed"
    message = _("The idea has its answer, or it isn't shown any more. You can still read the others.")


class NoAddressError(TryghedError):
    """The author can't be reached any more."""

    code = "idea_no_address"
    message = _("We no longer have the author's e-mail address, so nothing can be sent.")


class OtherDistrictError(TryghedError):
    """A project that isn't in the idea's district, or has no room for ideas."""

    code = "idea_other_project"
    message = _("Choose a project in your police district that isn't about care for victims.")
