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

    SIGNED_UP = "signed_up", _("Signed up")
    CANCELLED = "cancelled", _("Place given back")
    ATTENDED = "attended", _("Came")
    ABSENT = "absent", _("Didn't come")
    EXCUSED = "excused", _("Excused")


# A seat is taken while somebody is signed up or was there; these states hold it (DOMAIN rule 1).
SEATED = (AttendanceState.SIGNED_UP, AttendanceState.ATTENDED, AttendanceState.ABSENT)

ATTENDANCES = Machine(
    step("cancel", AttendanceState.SIGNED_UP, AttendanceState.CANCELLED),
    step(
        "attend",
        [AttendanceState.SIGNED_UP, AttendanceState.ABSENT, AttendanceState.EXCUSED],
        AttendanceState.ATTENDED,
    ),
    step(
        "miss",
        [AttendanceState.SIGNED_UP, AttendanceState.ATTENDED, AttendanceState.EXCUSED],
        AttendanceState.ABSENT,
    ),
    step(
        "excuse",
        [AttendanceState.SIGNED_UP, AttendanceState.ATTENDED, AttendanceState.ABSENT],
        AttendanceState.EXCUSED,
    ),
)
