"""Reads about guardians."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from volunteers.models import Application, Volunteer

if TYPE_CHECKING:
    from volunteers.minors.models import Guardian  # noqa: F401


class GuardianQuerySet(models.QuerySet["Guardian"]):
    """Guardians."""

    def visible_to(self, user: Any) -> GuardianQuerySet:
        """Those of applicants and ambassadors a member of staff may see."""
        applicants = Application.objects.visible_to(user).values("person")
        ambassadors = Volunteer.objects.visible_to(user).values("person")
        return self.filter(Q(person__in=applicants) | Q(person__in=ambassadors))

    def confirmed(self) -> GuardianQuerySet:
        """Those whose yes holds."""
        return self.filter(confirmed_at__isnull=False, refused_at__isnull=True)

    def waiting(self) -> GuardianQuerySet:
        """Those who haven't answered."""
        return self.filter(confirmed_at__isnull=True, refused_at__isnull=True)

    def silent(self) -> GuardianQuerySet:
        """Those who have had their days and haven't answered."""
        return self.waiting().filter(
            asked_at__lte=timezone.now() - timedelta(days=settings.GUARDIAN_SILENT_DAYS)
        )
