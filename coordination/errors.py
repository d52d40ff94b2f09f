"""What can go wrong when somebody is asked, signs up or is noted."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class SessionFullError(TryghedError):
    """No seat is left."""

    code = "session_full"
    message = _("The last seat was taken while you were reading. Have a look at the other dates.")


class MembersOnlyError(TryghedError):
    """A session of a project whose members alone take part."""

    code = "members_only"
    message = _("Only the members of this project take part. Ask the project if you would like to join.")


class ClashError(TryghedError):
    """The person is signed up for something else at that time."""

    code = "clash"
    message = _(
        "You are already signed up for something else at that time. Cancel that one first if you prefer this."
    )


class NotOpenError(TryghedError):
    """An invitation that is answered or past its time."""

    code = "invitation_closed"
    message = _("This invitation is no longer open. You can find other tasks under Tasks.")


class AlreadyAskedError(TryghedError):
    """The person was asked already, or has the task."""

    code = "already_asked"
    message = _("One of those you chose has been asked already. Load the page again to see who.")


class NotYetError(TryghedError):
    """Attendance noted before the session began."""

    code = "not_yet"
    message = _("The session hasn't begun. You can note who came once it has.")


class MinutesError(TryghedError):
    """Minutes that can't be right."""

    code = "minutes"
    message = _("Write the time in minutes, between 1 and 1,440.")


class ElsewhereError(TryghedError):
    """Somebody who was excused is noted as there, and has a seat elsewhere at that time by now."""

    code = "elsewhere"
    message = _("One of them has signed up for something else at that time. Load the page again.")
