"""A move from one district to another."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.fields import FreeTextField
from volunteers.moving.enums import NEW_ANSWERS, OLD_ANSWERS, OPEN, MoveState


class MoveQuerySet(models.QuerySet["Move"]):
    """Moves."""

    def open(self) -> MoveQuerySet:
        """Those somebody has to answer."""
        return self.filter(state__in=OPEN)

    def visible_to(self, user: Any) -> MoveQuerySet:
        """Open ones from or to the coordinator's districts; nobody answers their own."""
        districts = scope_of(user).coordinator
        sides = Q(origin__in=districts) | Q(target__in=districts)
        return self.open().filter(sides).exclude(person=user.pk)

    def waiting_for(self, user: Any) -> MoveQuerySet:
        """Those that the coordinator's side hasn't answered."""
        districts = scope_of(user).coordinator
        old = Q(origin__in=districts, state__in=OLD_ANSWERS)
        new = Q(target__in=districts, state__in=NEW_ANSWERS)
        return self.filter(old | new).exclude(person=user.pk)


class Move(models.Model):
    """Somebody wants to take their history along to a new home. The home counts from the day both have said yes."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="moves")
    origin = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    postal_code = models.ForeignKey("places.PostalCode", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("places.Municipality", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=MoveState.choices, default=MoveState.ASKED)
    reason = FreeTextField(_("reason"), blank=True, default="", max_length=2000)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = MoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state__in=[*OPEN]), name="volunteers_moving_one_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
