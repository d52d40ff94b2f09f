"""Reads about what is done. `visible_to(user)` is what staff may see; `published()` what everyone may."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.scope import scope_of
from projects.enums import Access, SessionState, SignUp, Stage

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


def readable_q(user: Any, project: str = "") -> Q:
    """Condition that this person may open a page of the project at path `project`."""
    return Q(**{f"{project}pages__in": apps.get_model("projects", "ProjectPage").objects.readable_by(user)})


def theirs_q(user: Any, project: str = "") -> Q:
    """Condition that the person is in the project at path `project`: member, partner or staff of the district."""
    member = apps.get_model("projects", "ProjectMember").objects.filter(person=user.pk).values("project")
    partner = apps.get_model("projects", "Partnership").objects.filter(organisation__members=user.pk)
    mine = Q(**{f"{project}pk__in": member}) | Q(**{f"{project}pk__in": partner.values("project")})
    return mine | visible_q(user, project)


def joinable_q(user: Any, project: str = "") -> Q:
    """Condition that the person may take part in the project at path `project`: it is open, or they are a member."""
    everybody = Q(**{f"{project}access": Access.OPEN})
    if not user.is_authenticated:
        return everybody
    member = apps.get_model("projects", "ProjectMember").objects.filter(person=user.pk).values("project")
    return everybody | Q(**{f"{project}pk__in": member})


class ProjectQuerySet(models.QuerySet["Project"]):
    """Projects."""

    def visible_to(self, user: Any) -> ProjectQuerySet:
        """Projects in the districts of a member of staff."""
        return self.filter(visible_q(user))

    def published(self) -> ProjectQuerySet:
        """Projects everyone may read about."""
        return self.filter(published_q()).distinct()

    def readable_by(self, user: Any) -> ProjectQuerySet:
        """Projects this person may read about."""
        return self.filter(readable_q(user)).distinct()

    def own(self, user: Any) -> ProjectQuerySet:
        """Projects a member of staff may change."""
        return self.filter(own_q(user)).distinct()


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    """Initiatives."""

    def visible_to(self, user: Any) -> InitiativeQuerySet:
        """Initiatives in the districts of a member of staff."""
        return self.filter(visible_q(user, "project__"))

    def readable_by(self, user: Any) -> InitiativeQuerySet:
        """Initiatives this person may read about."""
        return self.filter(readable_q(user, "project__")).distinct()

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

    def readable_by(self, user: Any) -> RoleQuerySet:
        """Roles this person may read about."""
        return self.filter(readable_q(user, "initiative__project__")).distinct()

    def open_to(self, user: Any) -> RoleQuerySet:
        """Roles this person may read about, of projects that look for people or are under way."""
        return self.readable_by(user).filter(initiative__project__stage__in=OPEN_STAGES)


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

    def readable_by(self, user: Any) -> SessionQuerySet:
        """Sessions this person may read about."""
        return self.filter(readable_q(user, "initiative__project__")).distinct()

    def coming(self) -> SessionQuerySet:
        """Planned sessions that haven't begun; of those without a fixed time, those that aren't over."""
        now = timezone.now()
        return self.filter(
            Q(starts_at__gt=now) | Q(flexible=True, ends_at__gt=now), state=SessionState.PLANNED
        )

    def open_for_signup(self, user: Any) -> SessionQuerySet:
        """Coming sessions this person may sign up for now, of projects that look for people or are under way.

        What else is asked of a person is a matter of the role (DOMAIN rule 2).
        """
        now = timezone.now()
        return (
            self.running_for(user)
            .exclude(sign_up=SignUp.ASSIGNED)
            .exclude(opens_at__gt=now)
            .exclude(closes_at__lte=now)
        )

    def running_for(self, user: Any) -> SessionQuerySet:
        """Coming sessions this person may read about and take part in, whoever signs them up."""
        running = self.coming().readable_by(user).filter(initiative__project__stage__in=OPEN_STAGES)
        return running.filter(joinable_q(user, "initiative__project__"))
