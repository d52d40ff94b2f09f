"""What becomes of one receiver of a message."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReceiverState(models.TextChoices):
    """Waits for the worker, is told in their own way, or is left out."""

    WAITING = "waiting", _("Waits")
    TOLD = "told", _("Told")
    LEFT_OUT = "left_out", _("Left out")


class Why(models.TextChoices):
    """Why somebody isn't written to; said about them, on the page of who sends."""

    NOBODY = "nobody", _("has no account any more")
    YOURSELF = "yourself", _("is you")
    NOT_ON_IT = "not_on_it", _("isn't on it any more")
    UNKNOWN = "unknown", _("is neither ambassador nor applicant")
    ELSEWHERE = "elsewhere", _("belongs to another police district")
    NOT_YOURS = "not_yours", _("lives in another contact officer's area")
    BREAK = "break", _("is on a break")
    STOPPED = "stopped", _("is stopped for now")
    ENDED = "ended", _("isn't an ambassador any more")
    DECIDED = "decided", _("has no application under way")
