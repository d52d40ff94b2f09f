"""What can go wrong when somebody is asked, signs up or is noted."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class SessionFullError(TryghedError):
    """No seat is left."""

    code = "session_full"
    message = _("The last place was taken while you were reading. You can join the waiting list.")


class NotOpenYetError(TryghedError):
    """A session people can't sign up for by themselves, or not yet, or not any more."""

    code = "sign_up_closed"
    message = _("You can't sign up for this one right now. The task's page says why.")


class StillFreeError(TryghedError):
    """A place in line is asked for while seats are free."""

    code = "still_free"
    message = _("There are places left. You can sign up right away.")


class OfferGoneError(TryghedError):
    """An offer that is answered, or past its time."""

    code = "offer_gone"
    message = _("The place isn't held for you any more. You can join the waiting list again.")


class OfferedOnError(TryghedError):
    """A seat its holder wants back while somebody else is asked to take it."""

    code = "offered_on"
    message = _("Somebody else is being asked right now whether they can take your place. You hear from us.")


class SeatsTakenError(TryghedError):
    """Fewer seats than people have."""

    code = "seats_taken"
    message = _("More people are signed up than there would be seats for. Cancel with them first.")


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


class NoSeatError(TryghedError):
    """Somebody was there where every seat is taken."""

    code = "no_seat"
    message = _("All places are taken. Give the task more places first, then add the person.")
