"""Handing an area over: who asked for it, when it is due, and what moved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class HandOver(models.Model):
    """An area goes from its contact officer to a colleague. Done at once, or by the worker on its day."""

    area = models.ForeignKey("places.LocalArea", on_delete=models.CASCADE, related_name="hand_overs")
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("from"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    moved = models.JSONField(default=dict)  # kind → how many

    class Meta:
        verbose_name = _("hand-over of an area")
        verbose_name_plural = _("hand-overs of areas")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["area"], condition=Q(done_at__isnull=True), name="areas_one_hand_over_planned"
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.giver_id} → {self.receiver_id}"
