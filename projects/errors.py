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


class SessionTouchedError(TryghedError):
    """A session that somebody else changed while the form was open."""

    code = "session_touched"
    message = _("Somebody else has changed the session since you opened the page. Open it again to see how.")


class NoSuchHourError(TryghedError):
    """An hour that the clock skips when summer time begins."""

    code = "no_such_hour"
    message = _("That hour doesn't exist: the clock is put forward that night. Choose another time.")


class SeriesTooLongError(TryghedError):
    """More sessions than anybody looks over."""

    code = "series_too_long"
    message = _("A series has at most 104 sessions. Choose an earlier last day.")


class SeriesEmptyError(TryghedError):
    """A series without a day, as when all of them are holidays."""

    code = "series_empty"
    message = _("There is no day in that series. Choose a later last day.")


class PlaceUsedError(TryghedError):
    """A role can't leave a session that people have signed up for."""

    code = "place_used"
    message = _("People have signed up for one of the roles you removed. Give it at least one seat.")
