"""What a check-in is, how it was made, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How somebody was checked in."""

    LIST = "list", _("On the list")
    SESSION_CODE = "session_code", _("By the session's code")
    PERSON_CODE = "person_code", _("By the person's code")
    AFTERWARDS = "afterwards", _("Noted afterwards")
    WALK_IN = "walk_in", _("Came by without a place")


class Kind(models.TextChoices):
    """In or out."""

    IN = "in", _("Came")
    OUT = "out", _("Left")


class Result(models.TextChoices):
    """What came of it; everything but `OK` is a failure, and its label is the answer people read."""

    OK = "ok", _("Noted.")
    ALREADY_IN = "already_in", _("It is noted already.")
    NOT_IN = "not_in", _("There is no arrival to this departure. Note first that the person came.")
    TOO_EARLY = "too_early", _("It is too early. Check-in opens an hour before the start.")
    OVER = "over", _("The session was over by then. The coordinator notes afterwards who came.")
    CALLED_OFF = "called_off", _("The session is called off.")
    NOT_SIGNED_UP = "not_signed_up", _("There is no place at this session for this person.")
    OTHER_SESSION = "other_session", _("The place is at another session, not at this one.")
    UNKNOWN_CODE = "unknown_code", _("We don't know that code. Scan it again, or use the list.")
    EXPIRED = "expired", _("The code has changed meanwhile. Scan the one that is shown now.")
    REVOKED = "revoked", _("The code was replaced by a new one. Ask for the new one, or use the list.")
    OTHER_DISTRICT = "other_district", _("The code belongs to somebody of another police district.")
    SENT_TOO_LATE = "sent_too_late", _("It was noted without net too long ago. Note it on the sheet instead.")
    CLOCK = "clock", _("The clock of the phone is ahead of time. Put it right and try again.")
