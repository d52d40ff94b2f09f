"""Reads about people and access."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.enums import Role

if TYPE_CHECKING:
    from accounts.models import AccessEntry, AreaDuty, StaffRole, User  # noqa: F401


class UserManager(BaseUserManager["User"]):
    """Makes people."""

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> User:
        """A person, with a password if given (most sign in by code)."""
        user = self.model(email=(email or "").strip().lower() or None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """The administrator who runs the system."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """By address, whatever its letter case."""
        return self.get(email__iexact=username)


class StaffRoleQuerySet(models.QuerySet["StaffRole"]):
    """Who is what, where."""

    def held_by(self, user: Any, *roles: str) -> StaffRoleQuerySet:
        """The roles of an active member of staff, of the given kinds."""
        if not (user.is_authenticated and user.is_active and user.is_staff):
            return self.none()
        return self.filter(user=user, role__in=roles)


class AccessEntryQuerySet(models.QuerySet["AccessEntry"]):
    """The access log."""

    def about(self, person: Any) -> AccessEntryQuerySet:
        """What a person may read about look-ups in their own data, also under a number merged into theirs."""
        return self.filter(Q(person=person) | Q(person__merged_into=person)).select_related("district")


class AreaDutyQuerySet(models.QuerySet["AreaDuty"]):
    """Who has which area. A duty counts as long as its holder is a contact officer there."""

    def held(self) -> AreaDutyQuerySet:
        """Of active staff with the role in the area's district; whoever lost it is nobody's contact."""
        return self.filter(held_q())

    def on(self, day: date) -> AreaDutyQuerySet:
        """Those that run on a day."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)

    def standing(self) -> AreaDutyQuerySet:
        """Those that run today, with their people."""
        return self.held().on(timezone.localdate()).select_related("user")

    def not_over(self) -> AreaDutyQuerySet:
        """Those that run or begin later."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()))

    def overlapping(self, starts_on: date, ends_on: date | None) -> AreaDutyQuerySet:
        """Those that share a day with a period."""
        rows = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
        return rows.filter(starts_on__lte=ends_on) if ends_on else rows


def held_q() -> Q:
    """Condition on an `AreaDuty` that its holder works as a contact officer in the area's district."""
    roles = apps.get_model("accounts", "StaffRole").objects.filter(
        user=OuterRef("user"), role=Role.CONTACT_OFFICER, district=OuterRef("area__municipality__district")
    )
    return Q(Exists(roles), user__is_active=True, user__is_staff=True)


def on_duty_q(user: Any, prefix: str = "") -> Q:
    """Condition on a `LocalArea` (at `prefix`) that the user is contact officer or deputy there today."""
    today = timezone.localdate()
    duty = f"{prefix}duties__"
    still = Q(**{f"{duty}ends_on__isnull": True}) | Q(**{f"{duty}ends_on__gte": today})
    return Q(**{f"{duty}user": user, f"{duty}starts_on__lte": today}) & still
