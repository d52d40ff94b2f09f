"""What can stand in the way of a hearing or a decision."""

from django.utils.translation import gettext_lazy as _

from core.errors import TryghedError


class HearingOpenError(TryghedError):
    """A second hearing while one is open."""

    code = "hearing_open"
    message = _("The applicant is being heard already. Wait for the answer, or take that hearing back first.")


class AwaitingAnswerError(TryghedError):
    """A no before the applicant has answered or the date has passed."""

    code = "awaiting_answer"
    message = _(
        "The applicant is being heard. You can decide when they have answered, or the date has passed."
    )


class HearingNeededError(TryghedError):
    """A no on facts the applicant hasn't been heard about."""

    code = "hearing_needed"
    message = _(
        "A no that rests on something from others calls for a hearing first. Tell the applicant what weighs, and wait "
        "for the answer."
    )


class TooLateError(TryghedError):
    """An answer after the date."""

    code = "hearing_over"
    message = _("The date has passed. Call your police district on 114 if you still want to say something.")
