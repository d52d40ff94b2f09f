"""States of the relation (assignment) and of presence (attendance); never mixed with suitability."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class AssignmentState(models.TextChoices):
    """A volunteer asked to, or holding, a role."""

    SUGGESTED = "suggested", _("Suggested")
    INVITED = "invited", _("Asked")
    ACCEPTED = "accepted", _("Said yes")
    DECLINED = "declined", _("Said no")
    EXPIRED = "expired", _("Didn't answer")
    WITHDRAWN = "withdrawn", _("Stepped back")
    ENDED = "ended", _("Ended")


LIVE_ASSIGNMENTS = (AssignmentState.SUGGESTED, AssignmentState.INVITED, AssignmentState.ACCEPTED)

ASSIGNMENTS = Machine(
    step("invite", AssignmentState.SUGGESTED, AssignmentState.INVITED),
    step("accept", AssignmentState.INVITED, AssignmentState.ACCEPTED),
    step("decline", AssignmentState.INVITED, AssignmentState.DECLINED),
    step("expire", AssignmentState.INVITED, AssignmentState.EXPIRED),
    step("withdraw", AssignmentState.ACCEPTED, AssignmentState.WITHDRAWN),
    step("end", AssignmentState.ACCEPTED, AssignmentState.ENDED),
)


class AttendanceState(models.TextChoices):
    """A volunteer on a session."""

    REQUESTED = "requested", _("Asked for a place")
    WAITLISTED = "waitlisted", _("On the waiting list")
    OFFERED = "offered", _("Offered a place")
    LAPSED = "lapsed", _("The offer ran out")
    SIGNED_UP = "signed_up", _("Signed up")
    SEEKING_STAND_IN = "seeking_stand_in", _("Looking for a stand-in")
    CANCELLED = "cancelled", _("Place given back")
    ATTENDED = "attended", _("Came")
    ABSENT = "absent", _("Didn't come")
    EXCUSED = "excused", _("Excused")


_A = AttendanceState
# Who has a place of their own: signed up, or was to be there (DOMAIN rule 1). A person has no two of these at one time.
SEATED = (_A.SIGNED_UP, _A.SEEKING_STAND_IN, _A.ATTENDED, _A.ABSENT)
# These hold a numbered seat; an offer holds one until it is answered, or the seat of whom it would stand in for.
HOLDING = (*SEATED, _A.OFFERED)
# What nobody else can take: who looks for a stand-in is there only until somebody comes.
TAKEN = (_A.SIGNED_UP, _A.OFFERED, _A.ATTENDED, _A.ABSENT)
# Who is to come.
EXPECTED = (_A.SIGNED_UP, _A.SEEKING_STAND_IN)
# Who has something to do with a session that is ahead; one of these per person and session.
WAITING = (_A.REQUESTED, _A.WAITLISTED, _A.OFFERED)
LIVE = (*SEATED, *WAITING)
# What a coordinator has said afterwards.
NOTED = (_A.ATTENDED, _A.ABSENT, _A.EXCUSED)
_NOTABLE = (*EXPECTED, *NOTED)

ATTENDANCES = Machine(
    step("confirm", _A.REQUESTED, _A.SIGNED_UP),
    step("refuse", _A.REQUESTED, _A.CANCELLED, needs_reason=True),
    step("queue", _A.REQUESTED, _A.WAITLISTED),
    step("offer", _A.WAITLISTED, _A.OFFERED),
    step("accept", _A.OFFERED, _A.SIGNED_UP),
    step("lapse", [_A.OFFERED, _A.WAITLISTED, _A.REQUESTED], _A.LAPSED),
    step("seek", _A.SIGNED_UP, _A.SEEKING_STAND_IN),
    step("stay", _A.SEEKING_STAND_IN, _A.SIGNED_UP),
    step("cancel", [*EXPECTED, *WAITING], _A.CANCELLED),
    step("attend", [each for each in _NOTABLE if each != _A.ATTENDED], _A.ATTENDED),
    step("miss", [each for each in _NOTABLE if each != _A.ABSENT], _A.ABSENT),
    step("excuse", [each for each in _NOTABLE if each != _A.EXCUSED], _A.EXCUSED),
)
