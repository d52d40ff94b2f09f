"""The log of check-ins, the codes people carry, and talks about absence. No place on earth is ever stored."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.checkin.enums import Kind, Result, Way
from coordination.checkin.querysets import CheckInQuerySet
from core.fields import FreeTextField


class CheckIn(models.Model):
    """One press or scan, also one that failed. Append-only: the database refuses changes (see the migration).

    `at` is the moment on the device, `received_at` ours; they lie apart when the phone had no net. `nonce` is made on
    the device: the same press sent twice is one row. Without `person` where the code was unknown.
    """

    append_only: ClassVar[bool] = True

    session = models.ForeignKey("projects.Session", on_delete=models.PROTECT, related_name="check_ins")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="check_ins"
    )
    way = models.CharField(max_length=12, choices=Way.choices)
    kind = models.CharField(max_length=3, choices=Kind.choices, default=Kind.IN)
    result = models.CharField(max_length=16, choices=Result.choices, default=Result.OK)
    at = models.DateTimeField(default=timezone.now)
    received_at = models.DateTimeField(default=timezone.now)
    nonce = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    keep_until = models.DateTimeField()

    objects = CheckInQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["keep_until"], name="checkin_keep_until")]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.person_id}: {self.kind} {self.result}"

    @property
    def went_well(self) -> bool:
        """Whether it counts."""
        return self.result == Result.OK


class PersonCode(models.Model):
    """The code somebody shows to be checked in. A new one replaces the old, which is then known as replaced."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="check_in_codes"
    )
    made_at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("check-in code")
        verbose_name_plural = _("check-in codes")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(replaced_at__isnull=True), name="checkin_one_code"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.pk}"


class Talk(models.Model):
    """A talk with somebody who stayed away several times. It is no punishment, and counts for nothing."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="talks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = FreeTextField(_("What you agreed"), max_length=500)

    class Meta:
        verbose_name = _("talk")
        verbose_name_plural = _("talks")
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.at:%Y-%m-%d}"
