"""States of the way from application to ambassador."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class ApplicationState(models.TextChoices):
    """The steps of an application."""

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

APPLICATIONS = Machine(
    step("invite_to_talk", ApplicationState.RECEIVED, ApplicationState.CONVERSATION),
    step("start_screening", ApplicationState.CONVERSATION, ApplicationState.SCREENING),
    step("offer_agreement", ApplicationState.SCREENING, ApplicationState.AGREEMENT),
    step("activate", ApplicationState.AGREEMENT, ApplicationState.ACTIVE),
    step("reject", list(OPEN_STATES), ApplicationState.REJECTED, needs_reason=True),
    step("withdraw", list(OPEN_STATES), ApplicationState.WITHDRAWN),
)

# What the applicant and the coordinator both read: the same pipeline in the same words.
NEXT_STEP = {
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


class VolunteerState(models.TextChoices):
    """An ambassador's state."""

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("On a break")
    SUSPENDED = "suspended", _("Suspended")
    ENDED = "ended", _("Ended")


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
