"""How far a search for a stand-in is, and what each of the asked has answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class CallState(models.TextChoices):
    """One search, for all free seats of a role at a session."""

    OPEN = "open", _("We are asking")
    FILLED = "filled", _("All places are taken")
    EXPIRED = "expired", _("It has begun, was moved or called off")
    STOPPED = "stopped", _("Stopped by a coordinator")


CALLS = Machine(
    step("fill", CallState.OPEN, CallState.FILLED),
    step("expire", CallState.OPEN, CallState.EXPIRED),
    step("stop", CallState.OPEN, CallState.STOPPED),
)


class AskState(models.TextChoices):
    """One of the asked. Whoever said no can still say yes while the search is open."""

    ASKED = "asked", _("Hasn't answered")
    ACCEPTED = "accepted", _("Said yes")
    DECLINED = "declined", _("Said no")
    RELEASED = "released", _("Told that we need no answer")


ASKS = Machine(
    step("accept", [AskState.ASKED, AskState.DECLINED], AskState.ACCEPTED),
    step("decline", AskState.ASKED, AskState.DECLINED),
    step("release", AskState.ASKED, AskState.RELEASED),
)
