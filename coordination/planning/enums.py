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
    ASKED = "asked", _("Asked")
    LEFT_OUT = "left_out", _("Left out")
    OVERTAKEN = "overtaken", _("No longer possible")


class Hold(models.TextChoices):
    """What a coordinator decided about a pair before the plan is made."""

    PINNED = "pinned", _("Always in the plan")
    REFUSED = "refused", _("Never in the plan")
