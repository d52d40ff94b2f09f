"""Nobody decides while the applicant is being heard."""

from typing import Any

from volunteers.decisions.errors import AwaitingAnswerError
from volunteers.decisions.models import Hearing


def refuse_while_heard(application: Any) -> None:
    """Raise `AwaitingAnswerError` until the applicant has answered or the date has passed."""
    if Hearing.objects.awaited().filter(application=application).exists():
        raise AwaitingAnswerError
