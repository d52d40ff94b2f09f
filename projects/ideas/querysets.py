"""Reads about ideas. `visible_to(user)` is what staff may see; `published()` what everyone may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q

from accounts.scope import scope_of
from projects.ideas.enums import WAITING

if TYPE_CHECKING:
    from projects.ideas.models import Idea, IdeaSupport  # noqa: F401


class IdeaQuerySet(models.QuerySet["Idea"]):
    """Ideas. One whose address isn't confirmed is seen by nobody."""

    def confirmed(self) -> IdeaQuerySet:
        """Ideas whose author has confirmed the address, or was signed in."""
        return self.filter(confirmed_at__isnull=False)

    def visible_to(self, user: Any) -> IdeaQuerySet:
        """Ideas in the districts of a member of staff."""
        return self.confirmed().filter(district__in=scope_of(user).districts)

    def own(self, user: Any) -> IdeaQuerySet:
        """Ideas a coordinator answers; nobody answers their own."""
        own = self.confirmed().filter(district__in=scope_of(user).coordinator)
        return own.filter(~Q(author=user.pk) | Q(author=None))

    def published(self) -> IdeaQuerySet:
        """Ideas everyone may read (DOMAIN rule 7)."""
        return self.confirmed().filter(published_at__isnull=False)

    def waiting(self) -> IdeaQuerySet:
        """Ideas without an answer."""
        return self.filter(state__in=WAITING)

    def with_place(self) -> IdeaQuerySet:
        """With what a line about an idea names."""
        return self.select_related("postal_code", "municipality", "district")

    def with_support(self) -> IdeaQuerySet:
        """With the number of people behind each (`supporters`)."""
        return self.annotate(supporters=Count("supports"))


class IdeaSupportQuerySet(models.QuerySet["IdeaSupport"]):
    """Support of ideas."""

    def of(self, person: Any) -> IdeaSupportQuerySet:
        """A person's own; nobody's for who isn't signed in."""
        return self.filter(person=person) if person.is_authenticated else self.none()
