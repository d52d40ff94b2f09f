"""Reads about requests to see a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.scope import scope_of

if TYPE_CHECKING:
    from volunteers.protection.models import Reveal  # noqa: F401


class RevealQuerySet(models.QuerySet["Reveal"]):
    """Requests."""

    def open(self) -> RevealQuerySet:
        """Not decided yet."""
        return self.filter(granted=None)

    def running(self) -> RevealQuerySet:
        """Granted, and not over."""
        return self.filter(granted=True, ends_at__gt=timezone.now())

    def visible_to(self, user: Any) -> RevealQuerySet:
        """What a member of staff may decide or has asked: the district's, or their own areas' people."""
        scope = scope_of(user)
        officer = Q(district__in=scope.officer, person__profile__area__in=scope.areas)
        return self.filter(Q(district__in=scope.coordinator) | officer | Q(asked_by=user.pk))

    def to_decide(self, user: Any) -> RevealQuerySet:
        """Those that wait for this member of staff: somebody else's, among the visible ones."""
        return self.visible_to(user).open().exclude(asked_by=user.pk).exclude(person=user.pk)
