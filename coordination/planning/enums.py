"""How far a plan and each of its pairs are."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class PlanState(models.TextChoices):
    """A proposal until somebody sends it or puts it aside; nothing is sent without a person."""

    PROPOSED = "proposed", _("Proposal")
    SENT = "sent", _("Sent")
    DISCARDED = "discarded", _("Put aside")


PLANS = Machine(
    step("send", PlanState.PROPOSED, PlanState.SENT),
    step("discard", PlanState.PROPOSED, PlanState.DISCARDED),
)


class PairState(models.TextChoices):
    """What came of one pair of a plan."""

    PROPOSED = "proposed", _("Proposed")
    CHOSEN = "chosen", _("Is being asked")
    ASKED = "asked", _("Asked")
    LEFT_OUT = "left_out", _("Left out")
    OVERTAKEN = "overtaken", _("No longer possible")


# What a plan still would add to today's staffing.
ON_THE_WAY = (PairState.PROPOSED, PairState.CHOSEN)

PAIRS = Machine(
    step("leave_out", PairState.PROPOSED, PairState.LEFT_OUT),
    step("put_back", PairState.LEFT_OUT, PairState.PROPOSED),
    step("choose", PairState.PROPOSED, PairState.CHOSEN),
    step("ask", PairState.CHOSEN, PairState.ASKED),
    step("overtake", PairState.CHOSEN, PairState.OVERTAKEN),
    step("give_back", PairState.CHOSEN, PairState.PROPOSED),
)


class JobState(models.TextChoices):
    """How far a piece of work is that the worker does."""

    QUEUED = "queued", _("Waiting to begin")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    FAILED = "failed", _("Stopped")


OPEN_JOBS = (JobState.QUEUED, JobState.RUNNING)


class RunStep(models.TextChoices):
    """What making a plan consists of, in order."""

    READING = "reading", _("Reads who there is, and which tasks lack people")
    JUDGING = "judging", _("Finds out who can take what")
    SOLVING = "solving", _("Looks for the best plan")
    STORING = "storing", _("Writes the plan down")


class Failure(models.TextChoices):
    """Why a piece of work stopped, in words for who asked for it."""

    ERROR = (
        "error",
        _("Something went wrong on our side. Try again, and tell the administrator if it happens again."),
    )
    KILLED = "killed", _("The work was interrupted twice. You can start it again.")
    NOT_ALLOWED = "not_allowed", _("Whoever started it doesn't coordinate the district any more.")


class GapReason(models.TextChoices):
    """Why a role can't be filled at all."""

    NO_PLACES = "no_places", _("The coming dates have no places for this task.")
    NOBODY_MEETS = (
        "nobody_meets",
        _("Nobody in the district meets all the requirements. Perhaps they rule each other out."),
    )


class Hold(models.TextChoices):
    """What a coordinator decided about a pair before the plan is made."""

    PINNED = "pinned", _("Always in the plan")
    REFUSED = "refused", _("Never in the plan")


class NotNow(models.TextChoices):
    """Why a pair of a plan can't be asked any more, beside the requirements (by their kind) and what ranking says."""

    ROLE_CLOSED = "role_closed", _("The task is closed.")
    SESSION_PAST = "session_past", _("The last date of the task is over.")
    ROLE_FULL = "role_full", _("The task has got all its people in the meantime.")
    GONE = "gone", _("Isn't active as an ambassador here any more.")
    ASKED_ALREADY = "asked_already", _("Is asked already, or has the task.")
    ASKED_ENOUGH = "asked_enough", _("Has been asked as often this month as they want.")
    SAID_NO = "said_no", _("Has said no to this task since.")
    BUSY = "busy", _("Has something else at that time now.")
    HAS_ENOUGH = "has_enough", _("Has got other tasks since, as many as a plan gives anybody.")
