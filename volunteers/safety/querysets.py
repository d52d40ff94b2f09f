"""Reads about reports, duties and lent things."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from accounts.scope import scope_of
from volunteers.models import Volunteer
from volunteers.safety.enums import ReportState

if TYPE_CHECKING:
    from volunteers.safety.models import Duty, Equipment, SafetyReport  # noqa: F401


class ReportQuerySet(models.QuerySet["SafetyReport"]):
    """Safety reports."""

    def visible_to(self, user: Any) -> ReportQuerySet:
        """The district's coordinators, and contact officers for the people of their areas; never the reporter."""
        scope = scope_of(user)
        mine = Q(district__in=scope.officer, person__profile__area__in=scope.areas)
        rows = self.filter(Q(district__in=scope.coordinator) | mine | self._on_duty_q(user))
        return rows.exclude(person=user.pk).distinct()

    def _on_duty_q(self, user: Any) -> Q:
        """Whoever was on duty when it came in is part of it, whatever their area."""
        scope = scope_of(user)
        duties = apps.get_model("volunteers_safety", "Duty").objects.filter(
            user=user.pk,
            district=models.OuterRef("district"),
            starts_at__lte=models.OuterRef("sent_at"),
            ends_at__gt=models.OuterRef("sent_at"),
        )
        return Q(models.Exists(duties), district__in=scope.districts)

    def open(self) -> ReportQuerySet:
        """Not closed."""
        return self.exclude(state=ReportState.CLOSED)


class DutyQuerySet(models.QuerySet["Duty"]):
    """Duties."""

    def visible_to(self, user: Any) -> DutyQuerySet:
        """Those of a member of staff's districts."""
        return self.filter(district__in=scope_of(user).districts)

    def at(self, moment: datetime) -> DutyQuerySet:
        """Those that run at a moment."""
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)


class EquipmentQuerySet(models.QuerySet["Equipment"]):
    """Lent things."""

    def visible_to(self, user: Any) -> EquipmentQuerySet:
        """Those of the ambassadors a member of staff may see."""
        return self.filter(person__in=Volunteer.objects.visible_to(user).values("person"))

    def out(self) -> EquipmentQuerySet:
        """Not returned."""
        return self.filter(returned_on=None)
