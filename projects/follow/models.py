"""Who follows what, and which sessions have been seen."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from projects.enums import Objective

# An address that nobody confirmed is forgotten after that.
UNCONFIRMED_KEPT = timedelta(days=settings.FOLLOW_CONFIRM_DAYS)


class Pace(models.TextChoices):
    """How often somebody hears from us."""

    INSTANT = "instant", _("At once, each time something happens")
    WEEKLY = "weekly", _("Every Monday, all in one mail")


class Mailbox(models.Model):
    """An e-mail address that follows something without an account; gone with its last follow."""

    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=5, default="da", choices=settings.LANGUAGES)

    class Meta:
        verbose_name = _("address that follows")
        verbose_name_plural = _("addresses that follow")
        constraints = [models.UniqueConstraint(Lower("email"), name="projects_follow_email_ci")]

    def __str__(self) -> str:
        return f"{self.pk}"  # an address has no place in a log


class FollowQuerySet(models.QuerySet["Follow"]):
    """Follows."""

    def listening(self) -> FollowQuerySet:
        """Those that are to be told something."""
        active = Q(person=None) | Q(person__is_active=True)
        return self.filter(active, confirmed_at__isnull=False)

    def with_names(self) -> FollowQuerySet:
        """With what is followed and who follows."""
        return self.select_related("project", "postal_code", "person", "mailbox").order_by("pk")

    def unconfirmed_since(self, moment: Any) -> FollowQuerySet:
        """Those asked for before `moment` that nobody has confirmed."""
        return self.filter(confirmed_at=None, asked_at__lt=moment)


class Follow(models.Model):
    """One receiver's wish to hear about a project, an area or an objective.

    Everything that happened up to `told_until` has been told, or was there before. Nothing is told before
    `confirmed_at` is set: by the link in a mail, or at once for who is signed in.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="follows"
    )
    mailbox = models.ForeignKey(
        Mailbox, on_delete=models.CASCADE, null=True, blank=True, related_name="follows"
    )
    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, null=True, blank=True, related_name="follows"
    )
    postal_code = models.ForeignKey(
        "places.PostalCode", on_delete=models.CASCADE, null=True, blank=True, related_name="follows"
    )
    km = models.PositiveSmallIntegerField(_("kilometres"), null=True, blank=True)
    objective = models.CharField(max_length=16, choices=Objective.choices, blank=True)
    pace = models.CharField(max_length=8, choices=Pace.choices, default=Pace.WEEKLY)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_until = models.DateTimeField(default=timezone.now)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints = [
            models.CheckConstraint(
                name="projects_follow_one_receiver",
                condition=Q(person=None, mailbox__isnull=False) | Q(person__isnull=False, mailbox=None),
            ),
            models.CheckConstraint(
                name="projects_follow_one_target",
                condition=Q(project__isnull=False, postal_code=None, km=None, objective="")
                | Q(project=None, postal_code__isnull=False, km__isnull=False, km__gte=1, objective="")
                | (Q(project=None, postal_code=None, km=None) & ~Q(objective="")),
            ),
            *(
                models.UniqueConstraint(
                    fields=[who, *target], condition=when, name=f"projects_follow_{who}_{name}"
                )
                for who in ("person", "mailbox")
                for name, target, when in (
                    ("project", ["project"], Q(project__isnull=False)),
                    ("area", ["postal_code", "km"], Q(postal_code__isnull=False)),
                    ("objective", ["objective"], ~Q(objective="")),
                )
            ),
        ]
        indexes = [
            models.Index(fields=["pace", "told_until"], name="projects_follow_due"),
            models.Index(fields=["confirmed_at", "asked_at"], name="projects_follow_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def email(self) -> str | None:
        """Where it is told; None for a person without an address."""
        receiver = self.mailbox or self.person
        return receiver.email if receiver else None

    @property
    def language(self) -> str:
        """What it is told in."""
        receiver = self.mailbox or self.person
        return receiver.language if receiver else settings.LANGUAGE_CODE


class NoticedSession(models.Model):
    """When a coming session was first seen, for a session doesn't say when it was planned.

    Those seen in one round have the same moment: ten evenings of one walk are one piece of news.
    """

    session = models.OneToOneField(
        "projects.Session", on_delete=models.CASCADE, primary_key=True, related_name="noticed"
    )
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("noticed session")
        verbose_name_plural = _("noticed sessions")

    def __str__(self) -> str:
        return f"{self.session_id}"
