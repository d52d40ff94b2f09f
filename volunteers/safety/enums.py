"""What can happen to an ambassador, and where a report of it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.transitions import Machine, step


class ReportKind(models.TextChoices):
    """What happened."""

    THREATENED = "threatened", _("I have been threatened")
    HURT = "hurt", _("I have been hurt")
    UNSAFE = "unsafe", _("Something else made me feel unsafe")


class ReportState(models.TextChoices):
    """Where a report is."""

    NEW = "new", _("Waiting for an answer")
    TAKEN = "taken", _("Somebody takes care of it")
    CLOSED = "closed", _("Closed")


REPORTS = Machine(
    step("take", [ReportState.NEW, ReportState.TAKEN], ReportState.TAKEN),
    step("close", ReportState.TAKEN, ReportState.CLOSED, needs_reason=True),
)


class EquipmentKind(models.TextChoices):
    """What is lent out."""

    VEST = "vest", _("Vest")
    ID_CARD = "id_card", _("ID card")
    KEY = "key", _("Key")
    OTHER = "other", _("Other")
