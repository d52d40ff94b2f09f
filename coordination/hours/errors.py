"""What can go wrong when somebody reports time."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class TooOldError(TryghedError):
    """A correction past its time."""

    code = "too_old"
    message = _("It is too long ago to be corrected here. Write to your coordinator.")


class NotNotedError(TryghedError):
    """A correction of something nobody has noted yet."""

    code = "not_noted"
    message = _("The coordinator hasn't noted this session yet. You can ask for a correction once it is.")


class AskedAlreadyError(TryghedError):
    """A second correction while the first waits."""

    code = "asked_already"
    message = _("You have asked already. You hear from the coordinator.")


class DayAheadError(TryghedError):
    """Time that hasn't passed yet."""

    code = "day_ahead"
    message = _("Choose a day that is over, at most a year ago.")


class NoRoleError(TryghedError):
    """Time for a task the person has nothing to do with."""

    code = "no_role"
    message = _("Choose one of your own tasks.")
