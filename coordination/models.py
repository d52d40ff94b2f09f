"""Suggestions, assignments and attendance."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.enums import LIVE_ASSIGNMENTS, SEATED, AssignmentState, AttendanceState
from coordination.querysets import AssignmentQuerySet, AttendanceCountQuerySet, AttendanceQuerySet


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


class Attendance(models.Model):
    """A volunteer on a session. The database guards seats and clashes (DOMAIN rule 1).

    `starts_at` and `ends_at` are copies of the session's, because PostgreSQL's exclusion constraint (made in a
    migration) needs them in this row. `minutes` are what the hours are counted from.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attendances")
    session = models.ForeignKey("projects.Session", on_delete=models.PROTECT, related_name="attendances")
    place = models.ForeignKey("projects.SessionPlace", on_delete=models.PROTECT, related_name="attendances")
    seat = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=AttendanceState.choices, default=AttendanceState.SIGNED_UP
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "seat"], condition=Q(state__in=[*SEATED]), name="coordination_seat_once"
            ),
            models.UniqueConstraint(
                fields=["person", "session"],
                condition=Q(state__in=[*SEATED]),
                name="coordination_person_once",
            ),
            models.CheckConstraint(condition=Q(seat__gte=1), name="coordination_seat_from_1"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="coordination_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(state=AttendanceState.ATTENDED) | Q(minutes__isnull=False),
                name="coordination_attended_has_minutes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.session_id}: {self.state}"


class AttendanceCount(models.Model):
    """What stays of confirmed attendance when its time is over (FACTS, Privacy): counts by month and role."""

    month = models.DateField()  # its first day
    role = models.ForeignKey("projects.Role", on_delete=models.PROTECT, related_name="attendance_counts")
    people = models.PositiveIntegerField()  # different ones within the month
    times = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()

    objects = AttendanceCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("count of attendance")
        verbose_name_plural = _("counts of attendance")
        constraints = [models.UniqueConstraint(fields=["month", "role"], name="coordination_count_once")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.role_id}: {self.times}"
