"""Reads about what is done. `visible_to(user)` is what staff may see; `published()` what everyone may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.scope import scope_of
from projects.enums import SessionState, Stage

if TYPE_CHECKING:
    from projects.models import Initiative, Project, Role, Session  # noqa: F401

OPEN_STAGES = (Stage.RECRUITING, Stage.RUNNING)


def visible_q(user: Any, project: str = "") -> Q:
    """Condition that the project at path `project` (ends with `__`) lies in a district of the staff user."""
    return Q(**{f"{project}district__in": scope_of(user).districts})


def own_q(user: Any, project: str = "") -> Q:
    """Condition that the project at path `project` is the user's to work with: DOMAIN's "own".

    A coordinator's whole district; a contact officer's own areas.
    """
    scope = scope_of(user)
    in_area = Q(**{f"{project}district__in": scope.officer, f"{project}areas__in": scope.areas})
    return Q(**{f"{project}district__in": scope.coordinator}) | in_area


def published_q(project: str = "") -> Q:
    """Condition that everyone may open a page of the project at path `project` (DOMAIN rule 7)."""
    return Q(**{f"{project}pages__in": apps.get_model("projects", "ProjectPage").objects.published()})


class ProjectQuerySet(models.QuerySet["Project"]):
    """Projects."""

    def visible_to(self, user: Any) -> ProjectQuerySet:
        """Projects in the districts of a member of staff."""
        return self.filter(visible_q(user))

    def own(self, user: Any) -> ProjectQuerySet:
        """Projects a member of staff may change."""
        return self.filter(own_q(user)).distinct()


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    """Initiatives."""

    def visible_to(self, user: Any) -> InitiativeQuerySet:
        """Initiatives in the districts of a member of staff."""
        return self.filter(visible_q(user, "project__"))

    def published(self) -> InitiativeQuerySet:
        """Initiatives everyone may read about."""
        return self.filter(published_q("project__")).distinct()


class RoleQuerySet(models.QuerySet["Role"]):
    """Roles."""

    def visible_to(self, user: Any) -> RoleQuerySet:
        """Roles in the districts of a member of staff."""
        return self.filter(visible_q(user, "initiative__project__"))

    def own(self, user: Any) -> RoleQuerySet:
        """Roles a member of staff finds people for: the coordinator's district, the officer's areas."""
        return self.filter(own_q(user, "initiative__project__")).distinct()

    def published(self) -> RoleQuerySet:
        """Roles everyone may read about."""
        return self.filter(published_q("initiative__project__")).distinct()

    def open(self) -> RoleQuerySet:
        """Roles of projects that look for people or are under way."""
        return self.published().filter(initiative__project__stage__in=OPEN_STAGES)


class SessionQuerySet(models.QuerySet["Session"]):
    """Sessions."""

    def visible_to(self, user: Any) -> SessionQuerySet:
        """Sessions in the districts of a member of staff."""
        return self.filter(visible_q(user, "initiative__project__"))

    def own(self, user: Any) -> SessionQuerySet:
        """Sessions a member of staff works with: the coordinator's district, the officer's areas."""
        return self.filter(own_q(user, "initiative__project__")).distinct()

    def published(self) -> SessionQuerySet:
        """Sessions everyone may read about."""
        return self.filter(published_q("initiative__project__")).distinct()

    def coming(self) -> SessionQuerySet:
        """Planned sessions that haven't begun."""
        return self.filter(state=SessionState.PLANNED, starts_at__gt=timezone.now())

    def open_for_signup(self) -> SessionQuerySet:
        """Coming sessions of projects that look for people or are under way."""
        return self.coming().published().filter(initiative__project__stage__in=OPEN_STAGES)
