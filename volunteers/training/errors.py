"""What can go wrong around courses."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class CodeUnknownError(TryghedError):
    """No course day takes that code now."""

    code = "course_code_unknown"
    message = _(
        "We don't know that code. Look at it once more. It works on the course day and until the day after."
    )


class CompletionDayError(TryghedError):
    """A completion in the future, or long before there were courses."""

    code = "course_day"
    message = _("Choose today or a day within the last ten years.")
