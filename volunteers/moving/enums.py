"""The way of a move: two districts say yes, in whichever order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class MoveState(models.TextChoices):
    """How far a move is."""

    ASKED = "asked", _("Both districts are asked")
    RELEASED = "released", _("The old district has said yes")
    WELCOMED = "welcomed", _("The new district has said yes")
    DONE = "done", _("Moved")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Taken back")


OPEN = (MoveState.ASKED, MoveState.RELEASED, MoveState.WELCOMED)
# Who still has to answer: the old district ("release"), the new one ("welcome").
OLD_ANSWERS = (MoveState.ASKED, MoveState.WELCOMED)
NEW_ANSWERS = (MoveState.ASKED, MoveState.RELEASED)

MOVES = Machine(
    step("release", MoveState.ASKED, MoveState.RELEASED),
    step("release_last", MoveState.WELCOMED, MoveState.DONE),
    step("welcome", MoveState.ASKED, MoveState.WELCOMED),
    step("welcome_last", MoveState.RELEASED, MoveState.DONE),
    step("decline", list(OPEN), MoveState.DECLINED, needs_reason=True),
    step("withdraw", list(OPEN), MoveState.WITHDRAWN),
)
