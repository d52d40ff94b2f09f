"""Reads about courses."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.scope import scope_of

if TYPE_CHECKING:
    from volunteers.training.models import Completion, CourseDay  # noqa: F401

BEFORE = timedelta(minutes=30)
AFTER = timedelta(hours=24)


class CompletionQuerySet(models.QuerySet["Completion"]):
    """Completions."""

    def holding(self, on: Any) -> CompletionQuerySet:
        """Those that still hold on a day."""
        return self.filter(Q(expires_on__isnull=True) | Q(expires_on__gte=on))

    def visible_to(self, user: Any) -> CompletionQuerySet:
        """Those of the ambassadors of the reader's districts."""
        return self.filter(person__volunteer__district__in=scope_of(user).districts)


class CourseDayQuerySet(models.QuerySet["CourseDay"]):
    """Course days."""

    def visible_to(self, user: Any) -> CourseDayQuerySet:
        """Those of the reader's districts."""
        return self.filter(session__initiative__project__district__in=scope_of(user).districts)

    def taking_codes(self) -> CourseDayQuerySet:
        """Those whose code works now: from half an hour before the start to a day after the end."""
        now = timezone.now()
        return self.filter(
            session__state="planned", session__starts_at__lte=now + BEFORE, session__ends_at__gte=now - AFTER
        )
