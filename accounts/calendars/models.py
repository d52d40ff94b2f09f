"""The secret address of somebody's calendar. Only a hash is kept: who reads the database can't follow anybody."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CalendarTokenQuerySet(models.QuerySet["CalendarToken"]):
    """Addresses."""

    def live(self) -> CalendarTokenQuerySet:
        """Those that still work."""
        return self.filter(revoked_at=None)


class CalendarToken(models.Model):
    """One person's address of one kind of calendar (`core.calendars.calendar_feeds`)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_tokens"
    )
    kind = models.CharField(max_length=20)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"], condition=Q(revoked_at__isnull=True), name="calendars_one_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind}"
