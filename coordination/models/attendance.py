"""Attendance: seats at sessions, the line for them, and what stays as counts."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from coordination.enums import HOLDING, LIVE, WAITING, AttendanceState
from coordination.querysets import AttendanceCountQuerySet, AttendanceQuerySet


class SignUpGroup(models.Model):
    """People who were signed up together. With `together` they come all or not at all, also from the waiting list."""

    session = models.ForeignKey("projects.Session", on_delete=models.PROTECT, related_name="sign_up_groups")
    host = models.ForeignKey(
        "volunteers_hosts.HostGroup",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="sign_up_groups",
    )
    together = models.BooleanField(_("together or not at all"), default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("group at a session")
        verbose_name_plural = _("groups at sessions")

    def __str__(self) -> str:
        return f"{self.session_id}: {self.pk}"


class Attendance(models.Model):
    """A volunteer on a session. The database guards seats and clashes (DOMAIN rule 1).

    `starts_at`, `ends_at` and `flexible` are copies of the session's, because PostgreSQL's exclusion constraint (made
    in a migration) needs them in this row. `minutes` are what the hours are counted from. An offer holds `seat` until
    `held_until`, or the seat of the row it would stand `instead_of`. `queued_at` is the order of the waiting list.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attendances")
    session = models.ForeignKey("projects.Session", on_delete=models.PROTECT, related_name="attendances")
    place = models.ForeignKey("projects.SessionPlace", on_delete=models.PROTECT, related_name="attendances")
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    flexible = models.BooleanField(default=False)
    state = models.CharField(
        max_length=16, choices=AttendanceState.choices, default=AttendanceState.SIGNED_UP
    )
    group = models.ForeignKey(
        SignUpGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="attendances"
    )
    queued_at = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    instead_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="stand_ins"
    )
    said_coming_at = models.DateTimeField(null=True, blank=True)
    late_minutes = models.PositiveSmallIntegerField(_("minutes late"), null=True, blank=True)
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
                fields=["place", "seat"], condition=Q(state__in=[*HOLDING]), name="coordination_seat_once"
            ),
            models.UniqueConstraint(
                fields=["person", "session"], condition=Q(state__in=[*LIVE]), name="coordination_person_once"
            ),
            models.UniqueConstraint(
                fields=["instead_of"],
                condition=Q(state=AttendanceState.OFFERED),
                name="coordination_one_stand_in",
            ),
            models.CheckConstraint(condition=Q(seat__gte=1), name="coordination_seat_from_1"),
            models.CheckConstraint(
                condition=~Q(state__in=[*HOLDING])
                | Q(seat__isnull=False)
                | Q(state=AttendanceState.OFFERED, instead_of__isnull=False),
                name="coordination_holds_a_seat",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*WAITING]) | Q(queued_at__isnull=False),
                name="coordination_waits_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state=AttendanceState.OFFERED) | Q(held_until__isnull=False),
                name="coordination_offer_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="coordination_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(state=AttendanceState.ATTENDED) | Q(minutes__isnull=False),
                name="coordination_attended_has_minutes",
            ),
        ]
        indexes = [models.Index(fields=["state", "held_until"], name="coordination_offers_held")]

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
