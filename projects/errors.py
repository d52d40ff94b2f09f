"""What can go wrong around initiatives and sessions."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class SessionTimesError(TryghedError):
    """A session that ends before it starts, or lies in the past."""

    code = "session_times"
    message = _("The session must end after it starts.")


class ResultsMissingError(TryghedError):
    """A project can't be finished before its page tells what came of it (DOMAIN, `Project.stage`)."""

    code = "results_missing"
    message = _("Publish on the project’s page what came of it. Then you can finish the project.")


class SessionGoneError(TryghedError):
    """A session that is cancelled or over."""

    code = "session_gone"
    message = _("This session is cancelled or over. Have a look at the other tasks.")
