"""Hearings and decisions."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeTextField
from volunteers.decisions.enums import Ground, HearingState


class HearingQuerySet(models.QuerySet["Hearing"]):
    """Hearings."""

    def open(self) -> HearingQuerySet:
        """Those that wait for an answer or their date, and those answered."""
        return self.exclude(state=HearingState.WITHDRAWN)

    def awaited(self) -> HearingQuerySet:
        """Those an applicant can still answer."""
        return self.filter(state=HearingState.ASKED, answer_by__gte=timezone.localdate())


class Hearing(models.Model):
    """What weighs against an application, told to the applicant before anything is decided."""

    application = models.ForeignKey(
        "volunteers.Application", on_delete=models.CASCADE, related_name="hearings"
    )
    weighs = FreeTextField(_("what weighs against it"), max_length=2000)
    answer_by = models.DateField(_("answer by"))
    state = models.CharField(max_length=9, choices=HearingState.choices, default=HearingState.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = FreeTextField(_("answer"), blank=True, default="", max_length=4000)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = HearingQuerySet.as_manager()

    class Meta:
        verbose_name = _("hearing")
        verbose_name_plural = _("hearings")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(state=HearingState.ASKED), name="decisions_one_hearing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_over(self) -> bool:
        """Whether the date has passed without an answer."""
        return self.state == HearingState.ASKED and self.answer_by < timezone.localdate()

    @property
    def is_awaited(self) -> bool:
        """Whether the applicant can still answer."""
        return self.state == HearingState.ASKED and not self.is_over


class Decision(models.Model):
    """A no: what it rests on and why. The applicant can read it and fetch it on paper."""

    application = models.OneToOneField(
        "volunteers.Application", on_delete=models.CASCADE, related_name="decision"
    )
    ground = models.CharField(max_length=6, choices=Ground.choices)
    reasons = FreeTextField(_("reasons"), max_length=2000)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.application_id}"


def latest_hearing(application: Any) -> Hearing | None:
    """The hearing that counts for an application, if there is one."""
    return Hearing.objects.open().filter(application=application).select_related("answered_by").first()
