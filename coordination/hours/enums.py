"""States of what people report about their time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class EntryState(models.TextChoices):
    """Somebody's word about time, and what the coordinator said."""

    REPORTED = "reported", _("Waits for the coordinator")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Not approved")
    WITHDRAWN = "withdrawn", _("Taken back")


ENTRIES = Machine(
    step("approve", EntryState.REPORTED, EntryState.APPROVED),
    step("refuse", EntryState.REPORTED, EntryState.REFUSED, needs_reason=True),
    step("withdraw", EntryState.REPORTED, EntryState.WITHDRAWN),
)
