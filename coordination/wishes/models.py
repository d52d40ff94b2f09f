"""What ambassadors said about being asked: yes please to a role, no thanks to a role, a kind, or everything."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.wishes.enums import About, Said
from projects.enums import InitiativeKind


class TaskWishQuerySet(models.QuerySet["TaskWish"]):
    """Wishes."""

    def interested(self) -> TaskWishQuerySet:
        """Who would like to hear more about a role."""
        return self.filter(said=Said.INTERESTED)

    def noes(self, on: date | None = None) -> TaskWishQuerySet:
        """Noes that hold on a day (today unless said)."""
        day = on or timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=day), said=Said.NO)

    def standing(self) -> TaskWishQuerySet:
        """All that holds today."""
        return self.interested() | self.noes()


class TaskWish(models.Model):
    """One thing somebody said. A no is about `role`, about a `kind` of initiative, or (neither) about everything.

    Why somebody says no is nobody's business: there is no field for it. A no holds up to and with `until`; without
    it until it is taken back.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="task_wishes")
    said = models.CharField(max_length=10, choices=Said.choices)
    role = models.ForeignKey(
        "projects.Role", on_delete=models.CASCADE, null=True, blank=True, related_name="task_wishes"
    )
    kind = models.CharField(max_length=16, choices=InitiativeKind.choices, blank=True, default="")
    until = models.DateField(_("until"), null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = TaskWishQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish about being asked")
        verbose_name_plural = _("wishes about being asked")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"], condition=Q(role__isnull=False), name="wishes_role_once"
            ),
            models.UniqueConstraint(
                fields=["person", "kind"], condition=~Q(kind=""), name="wishes_kind_once"
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(role__isnull=True, kind=""), name="wishes_all_once"
            ),
            models.CheckConstraint(condition=Q(role__isnull=True) | Q(kind=""), name="wishes_one_thing"),
            models.CheckConstraint(
                condition=~Q(said=Said.INTERESTED) | Q(role__isnull=False, until__isnull=True),
                name="wishes_interest_in_a_role",
            ),
            # Nobody is out of reach for good by a press of a button: that is what a break or an end is for.
            models.CheckConstraint(
                condition=Q(role__isnull=False) | ~Q(kind="") | Q(until__isnull=False),
                name="wishes_all_has_an_end",
            ),
        ]
        indexes = [models.Index(fields=["until"], name="wishes_until")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.said} {self.role_id or self.kind}"

    @property
    def about(self) -> About:
        """What it is about."""
        if self.role_id:
            return About.ROLE
        return About.KIND if self.kind else About.ALL
