"""What can go wrong on the ways in."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class TakenAddressError(TryghedError):
    """An address that belongs to somebody the member of staff can't see."""

    code = "taken_address"
    message = _(
        "Somebody we know already has this e-mail. Leave it out, or let the person apply at "
        "the site with their own code."
    )


class OtherDistrictError(TryghedError):
    """A home outside the districts of who types or invites."""

    code = "other_district"
    message = _("The postal code belongs to another police district. The person has to call there.")


class PauseDaysError(TryghedError):
    """A break in intake that ends before it begins, or that stands beside another one."""

    code = "pause_days"
    message = _("The district has a break in those days already. Open it first, or choose other days.")
