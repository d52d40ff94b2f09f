"""Suggestions and assignments."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.enums import LIVE_ASSIGNMENTS, AssignmentState
from coordination.querysets import AssignmentQuerySet


class Suggestion(models.Model):
    """A scored pair volunteer–role with the numbers and sentences of its explanation at the time."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="suggestions")
    role = models.ForeignKey("projects.Role", on_delete=models.CASCADE, related_name="suggestions")
    score = models.PositiveSmallIntegerField()
    numbers = models.JSONField(default=dict)
    sentences = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")

    def __str__(self) -> str:
        return f"{self.person_id}/{self.role_id}: {self.score}"


class Assignment(models.Model):
    """A volunteer asked to, or holding, a role. A yes signs nobody up for a session by itself."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    role = models.ForeignKey("projects.Role", on_delete=models.PROTECT, related_name="assignments")
    suggestion = models.ForeignKey(
        Suggestion, on_delete=models.SET_NULL, null=True, related_name="assignments"
    )
    state = models.CharField(
        max_length=10, choices=AssignmentState.choices, default=AssignmentState.SUGGESTED
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="invitations_sent"
    )
    invited_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(state__in=[*LIVE_ASSIGNMENTS]),
                name="coordination_asked_once",
            )
        ]
        indexes = [models.Index(fields=["state", "answer_by"], name="coordination_to_answer")]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.role_id}: {self.state}"
