"""What people report about their time: a correction of a session, or something done beside the sessions."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.hours.enums import EntryState
from coordination.hours.querysets import HoursEntryQuerySet
from core.fields import FreeCharField, FreeTextField


class HoursEntry(models.Model):
    """Minutes somebody reports. With `attendance` a correction of it, which counts there once it is approved.

    Without, it is a contribution (preparation, a talk) to a role: approved, it counts by itself, on the day `on`.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="hours_entries"
    )
    attendance = models.ForeignKey(
        "coordination.Attendance",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="corrections",
    )
    role = models.ForeignKey("projects.Role", on_delete=models.PROTECT, related_name="hours_entries")
    on = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("minutes"))
    words = FreeTextField(_("what you did"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=EntryState.choices, default=EntryState.REPORTED)
    answer = FreeCharField(max_length=300, blank=True)
    reported_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = HoursEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("reported time")
        verbose_name_plural = _("reported times")
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["attendance"],
                condition=Q(state=EntryState.REPORTED),
                name="hours_one_open_correction",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1, minutes__lte=1440), name="hours_minutes"),
        ]
        indexes = [models.Index(fields=["state", "on"], name="hours_state_day")]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.role_id}: {self.minutes} {self.state}"
