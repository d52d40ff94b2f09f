"""Reads about people and access."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from accounts.models import AccessEntry, StaffRole, User  # noqa: F401


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


def on_duty_q(user: Any, prefix: str = "") -> Q:
    """Condition on a `LocalArea` (at `prefix`) that the user is contact officer or deputy there today."""
    today = timezone.localdate()
    duty = f"{prefix}duties__"
    still = Q(**{f"{duty}ends_on__isnull": True}) | Q(**{f"{duty}ends_on__gte": today})
    return Q(**{f"{duty}user": user, f"{duty}starts_on__lte": today}) & still
