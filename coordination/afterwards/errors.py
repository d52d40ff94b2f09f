"""What can go wrong after a session."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class TooLateError(TryghedError):
    """Feedback long after the session."""

    code = "feedback_closed"
    message = _("It is too long ago to answer. Thank you for coming.")


class NotOverError(TryghedError):
    """A report of a session that isn't over."""

    code = "session_not_over"
    message = _("The session isn't over. You can tell about it once it is.")


class NoPromiseError(TryghedError):
    """Something is said to be kept that wasn't promised, or is answered."""

    code = "no_promise"
    message = _("There is no open promise from this session.")
