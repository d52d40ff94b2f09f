"""States of the way from application to ambassador."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class ApplicationState(models.TextChoices):
    """The steps of an application."""

    INTEREST = "interest", _("Interest")
    RECEIVED = "received", _("Received")
    CONVERSATION = "conversation", _("Conversation")
    SCREENING = "screening", _("Screening")
    AGREEMENT = "agreement", _("Agreement")
    ACTIVE = "active", _("Active ambassador")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")


PIPELINE = (
    ApplicationState.RECEIVED,
    ApplicationState.CONVERSATION,
    ApplicationState.SCREENING,
    ApplicationState.AGREEMENT,
    ApplicationState.ACTIVE,
)
OPEN_STATES = PIPELINE[:-1]
# An interest waits for the person, not for a decision; it becomes an application when they apply.
UNDECIDED = (ApplicationState.INTEREST, *OPEN_STATES)

APPLICATIONS = Machine(
    step("apply", ApplicationState.INTEREST, ApplicationState.RECEIVED),
    step("invite_to_talk", ApplicationState.RECEIVED, ApplicationState.CONVERSATION),
    step("start_screening", ApplicationState.CONVERSATION, ApplicationState.SCREENING),
    step("offer_agreement", ApplicationState.SCREENING, ApplicationState.AGREEMENT),
    step("activate", ApplicationState.AGREEMENT, ApplicationState.ACTIVE),
    step("reject", list(UNDECIDED), ApplicationState.REJECTED, needs_reason=True),
    step("withdraw", list(UNDECIDED), ApplicationState.WITHDRAWN),
)

# What the applicant and the coordinator both read: the same pipeline in the same words.
NEXT_STEP = {
    ApplicationState.INTEREST: _("We call or write to you and tell what it takes."),
    ApplicationState.RECEIVED: _("We read your application and invite you to a talk."),
    ApplicationState.CONVERSATION: _("You have a talk with us, on the phone or face to face."),
    ApplicationState.SCREENING: _("We check what the task calls for. You don't have to do anything now."),
    ApplicationState.AGREEMENT: _("Read the partnership agreement and accept it, if it suits you."),
    ApplicationState.ACTIVE: _("You are a safety ambassador. Find a task that suits you."),
    ApplicationState.REJECTED: _("We have said no to your application. You can read the reason here."),
    ApplicationState.WITHDRAWN: _("You have withdrawn your application."),
}
STAFF_VERBS = {
    "invite_to_talk": _("Invite to a talk"),
    "start_screening": _("The talk is held – go on to screening"),
    "offer_agreement": _("Send the agreement"),
    "activate": _("Make active ambassador"),
}


class WayIn(models.TextChoices):
    """How an application came to us. Every way gives the same right."""

    WEB = "web", _("Wrote on the site")
    INTEREST = "interest", _("Showed interest without an account")
    PHONE = "phone", _("By phone")
    PAPER = "paper", _("On paper")
    INVITED = "invited", _("Invited by a contact officer")
    HOST = "host", _("Proposed by an association")
    IMPORT = "import", _("Was an ambassador already")


class VolunteerState(models.TextChoices):
    """An ambassador's state."""

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("On a break")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")
    ANONYMISED = "anonymised", _("Anonymised")


class EndReason(models.TextChoices):
    """Why somebody is no longer an ambassador."""

    OWN_WISH = "own_wish", _("Own wish")
    MOVED = "moved", _("Moved")
    NO_TIME = "no_time", _("No time")
    TASK_OVER = "task_over", _("The task is over")
    BY_US = "by_us", _("Ended by the police district")


VOLUNTEERS = Machine(
    step("pause", VolunteerState.ACTIVE, VolunteerState.PAUSED),
    step("resume", VolunteerState.PAUSED, VolunteerState.ACTIVE),
    step(
        "suspend",
        [VolunteerState.ACTIVE, VolunteerState.PAUSED],
        VolunteerState.SUSPENDED,
        needs_reason=True,
    ),
    step("reinstate", VolunteerState.SUSPENDED, VolunteerState.ACTIVE, needs_reason=True),
    step(
        "end",
        [VolunteerState.ACTIVE, VolunteerState.PAUSED, VolunteerState.SUSPENDED],
        VolunteerState.ENDED,
    ),
    step("return", VolunteerState.ENDED, VolunteerState.ACTIVE),
    step("anonymise", VolunteerState.ENDED, VolunteerState.ANONYMISED),
)


class ScreeningKind(models.TextChoices):
    """What kind of check; none of them is ever stored as a document (FACTS, Screening)."""

    TALK = "talk", _("Talk alone")
    PRIVATE = "private", _("Private criminal record, shown")
    OFFICIAL = "official", _("Official criminal record")
    CHILD = "child", _("Child certificate")
    POLICE = "police", _("The police's own assessment")


class ScreeningOutcome(models.TextChoices):
    """What came of the check."""

    PENDING = "pending", _("Waiting for an answer")
    CLEARED = "cleared", _("Approved")
    NOT_CLEARED = "not_cleared", _("Not approved")
    NO_CONSENT = "no_consent", _("No consent given")
    LAPSED = "lapsed", _("Lapsed")


# The log of changes outlives a refused row, so outcomes stand on the row alone; that time ran out is no secret.
SCREENINGS = Machine(step("lapse", ScreeningOutcome.CLEARED, ScreeningOutcome.LAPSED))
