"""Reads about applications and ambassadors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from accounts.scope import scope_of
from volunteers.enums import OPEN_STATES, UNDECIDED, VolunteerState

if TYPE_CHECKING:
    from volunteers.models import Application, Volunteer  # noqa: F401


def in_scope_q(user: Any) -> Q:
    """A coordinator's district, or a contact officer's own areas (DOMAIN rule 3)."""
    scope = scope_of(user)
    return Q(district__in=scope.coordinator) | Q(
        district__in=scope.officer, person__profile__area__in=scope.areas
    )


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Applications."""

    def visible_to(self, user: Any) -> ApplicationQuerySet:
        """What a member of staff may see."""
        return self.filter(in_scope_q(user))

    def open(self) -> ApplicationQuerySet:
        """Those still on their way."""
        return self.filter(state__in=OPEN_STATES)

    def undecided(self) -> ApplicationQuerySet:
        """Those still on their way, and interests that may become one."""
        return self.filter(state__in=UNDECIDED)

    def with_person(self) -> ApplicationQuerySet:
        """With what a list shows of the person."""
        return self.select_related(
            "person__profile__postal_code",
            "person__profile__area",
            "person__profile__municipality",
            "district",
            "owner",
        )


class VolunteerQuerySet(models.QuerySet["Volunteer"]):
    """Ambassadors."""

    def visible_to(self, user: Any) -> VolunteerQuerySet:
        """The district's: a contact officer sees those outside their areas by alias (see `volunteers.naming`)."""
        return self.filter(district__in=scope_of(user).districts)

    def active(self) -> VolunteerQuerySet:
        """Those who can take tasks."""
        return self.filter(state=VolunteerState.ACTIVE)

    def with_person(self) -> VolunteerQuerySet:
        """With what a list shows of the person."""
        return self.select_related(
            "person__profile__postal_code",
            "person__profile__area",
            "person__profile__municipality",
            "district",
        )
