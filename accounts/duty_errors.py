"""Why somebody can't get an area."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class AreaTakenError(TryghedError):
    """The area has a contact officer on some of the days."""

    code = "area_taken"
    message = _("The area has a contact officer in that time.")


class DutyTwiceError(TryghedError):
    """The same person has the area in that time already."""

    code = "duty_twice"
    message = _("They are responsible for the area in that time already.")


class NotOfficerError(TryghedError):
    """Only contact officers of the district can have an area."""

    code = "not_officer"
    message = _("Choose a contact officer of the police district.")


class DutyPeriodError(TryghedError):
    """A duty begins today or later and ends after that: what was, stays."""

    code = "duty_period"
    message = _("Choose a first day from today on, and a last day that isn’t before it.")
