"""Projects, initiatives and roles: plain rows, apart from the pages that tell about them.

A plain model, because publishing an older draft of a page would overwrite live values (DOMAIN).
"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField, FreeTextField
from core.requirements import in_words
from core.vocabulary import Theme, WordKind
from projects.enums import (
    Access,
    Effort,
    InitiativeKind,
    Objective,
    ProjectKind,
    RequirementKind,
    Stage,
)
from projects.querysets import InitiativeQuerySet, ProjectQuerySet, RoleQuerySet


class Project(models.Model):  # type: ignore[django-manager-missing]  # pages have a manager of Wagtail's
    """The record of a co-creation project."""

    title = FreeCharField(_("title"), max_length=120)
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="projects")
    municipality = models.ForeignKey(
        "places.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("municipality"),
    )
    postal_code = models.ForeignKey(
        "places.PostalCode",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("postal code"),
    )
    areas = models.ManyToManyField("places.LocalArea", blank=True, related_name="projects")
    partners = models.ManyToManyField(
        "accounts.Organisation", blank=True, related_name="projects", through="projects.Partnership"
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=ProjectKind.choices, default=ProjectKind.ORDINARY
    )
    access = models.CharField(_("access"), max_length=12, choices=Access.choices, default=Access.OPEN)
    contact = FreeCharField(
        _("who to ask"),
        max_length=120,
        blank=True,
        help_text=_("A function, never a private person: “The coordinators at Fyns Politi”."),
    )
    contact_way = FreeCharField(
        _("how to get hold of them"),
        max_length=120,
        blank=True,
        help_text=_("The function's phone number or e-mail address."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="projects_owned",
        verbose_name=_("owner"),
    )
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, default=Stage.RECRUITING)
    objective = models.CharField(_("objective"), max_length=16, choices=Objective.choices)
    effort = models.CharField(_("effort"), max_length=20, choices=Effort.choices)
    theme = models.CharField(_("theme"), max_length=16, choices=Theme.choices)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Partnership(models.Model):
    """A partner of a project: what they do there, and where to read about it."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey(
        "accounts.Organisation",
        on_delete=models.PROTECT,
        related_name="partnerships",
        verbose_name=_("partner"),
    )
    role = FreeCharField(_("what they do"), max_length=120, blank=True)
    link = models.URLField(_("link"), blank=True)

    class Meta:
        verbose_name = _("partner of a project")
        verbose_name_plural = _("partners of projects")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "organisation"], name="projects_partner_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} in {self.project_id}"

    @property
    def address(self) -> str:
        """The page about this partnership, else the partner's own."""
        return self.link or self.organisation.website


class ProjectMember(models.Model):
    """Somebody who may take part in a project that isn't open to everybody. Written by the rooms above."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="project_memberships"
    )
    since = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("member of a project")
        verbose_name_plural = _("members of projects")
        constraints = [models.UniqueConstraint(fields=["project", "person"], name="projects_member_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.project_id}"


class Milestone(models.Model):
    """Something a project wants to reach, by a day, and the day it did."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="milestones")
    title = FreeCharField(_("milestone"), max_length=120)
    due_on = models.DateField(_("by when"))
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    session = models.ForeignKey(
        "projects.Session",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("session it answers"),
    )
    idea = models.ForeignKey(
        "projects_ideas.Idea",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="milestones",
        verbose_name=_("idea it answers"),
    )

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Initiative(models.Model):
    """One local effort under a project."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="initiatives")
    title = FreeCharField(_("title"), max_length=120)
    kind = models.CharField(_("kind"), max_length=16, choices=InitiativeKind.choices)
    description = FreeTextField(_("description"))
    insurance = FreeTextField(_("who covers an accident"))
    contact = FreeCharField(_("who to ask"), max_length=120)
    drop_in = models.BooleanField(
        _("anybody may come by"),
        default=False,
        help_text=_("No signing up. The sessions stand under “When are the police near you?”."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="initiatives_created"
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Role(models.Model):
    """What an initiative needs people for. The plan fills `number`."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="roles")
    title = FreeCharField(_("title"), max_length=120)
    number = models.PositiveSmallIntegerField(
        _("number of people"), validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    you_do = FreeTextField(_("what you do"))
    you_never_do = FreeTextField(_("what you never do"))

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title

    def needs(self) -> list[str]:
        """What the role requires, in words; alternatives in one line."""
        return in_words(self.requirements.all())


class Requirement(models.Model):
    """One thing a role requires. Rows with the same group are alternatives; every group must hold."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="requirements")
    group = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=RequirementKind.choices)
    key = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["group", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["role", "group", "kind", "key"], name="projects_require_once")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Wish(models.Model):
    """A language or skill that helps in a role. It adds to a match and never excludes."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=10, choices=WordKind.choices)
    key = models.CharField(max_length=20)

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        constraints = [models.UniqueConstraint(fields=["role", "kind", "key"], name="projects_wish_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.key}"
