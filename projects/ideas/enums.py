"""The states of an idea (DOMAIN: received → considered → adopted | declined)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class IdeaState(models.TextChoices):
    """How far an idea has come, in words that its author reads."""

    RECEIVED = "received", _("Received")
    CONSIDERED = "considered", _("Being considered")
    ADOPTED = "adopted", _("We do it")
    DECLINED = "declined", _("We say no")


IDEAS = Machine(
    step("consider", IdeaState.RECEIVED, IdeaState.CONSIDERED),
    step("adopt", IdeaState.CONSIDERED, IdeaState.ADOPTED),
    step("decline", IdeaState.CONSIDERED, IdeaState.DECLINED, needs_reason=True),
)
WAITING = (IdeaState.RECEIVED, IdeaState.CONSIDERED)
ANSWERED = (IdeaState.ADOPTED, IdeaState.DECLINED)
# Not a change of state, yet part of the history.
RECEIVE, PUBLISH, HIDE = "receive", "publish", "hide"
