"""Plans as they were made: nothing in them changes by itself when people or roles do."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from coordination.planning.enums import (
    OPEN_JOBS,
    Failure,
    GapReason,
    Hold,
    JobState,
    PairState,
    PlanState,
    RunStep,
)


class PlanQuerySet(models.QuerySet["MatchPlan"]):
    """Plans."""

    def visible_to(self, user: Any) -> PlanQuerySet:
        """Those of the coordinator's districts."""
        return self.filter(district__in=scope_of(user).coordinator)


class MatchPlan(models.Model):
    """One assignment of a district's ambassadors to all open places.

    `open` places there were, `filled` of them with a total `score`; no plan fills more than `most_filled`, nor has one
    that fills as many a higher score than `most_score`.
    """

    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="plans")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=9, choices=PlanState.choices, default=PlanState.PROPOSED)
    open = models.PositiveIntegerField()
    filled = models.PositiveIntegerField()
    score = models.PositiveIntegerField()
    most_filled = models.PositiveIntegerField()
    most_score = models.PositiveIntegerField()
    seconds = models.FloatField()

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.district_id} {self.made_at:%Y-%m-%d %H:%M}"

    @property
    def is_best(self) -> bool:
        """Whether it is proven that there is no better one."""
        return self.filled == self.most_filled and self.score == self.most_score


class Job(models.Model):
    """Work that the worker does for a coordinator (`coordination.planning.jobs`). `seen_at`: it gave a sign of life."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=7, choices=JobState.choices, default=JobState.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    seen_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=11, choices=Failure.choices, blank=True, default="")

    class Meta:
        abstract = True
        ordering = ["-asked_at", "-pk"]

    @property
    def is_open(self) -> bool:
        """Whether it waits or is under way."""
        return self.state in OPEN_JOBS


class PlanRun(Job):
    """The making of a plan. A district has one at a time."""

    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="plan_runs")
    step = models.CharField(max_length=7, choices=RunStep.choices, default=RunStep.READING)
    plan = models.ForeignKey(MatchPlan, on_delete=models.CASCADE, null=True, blank=True, related_name="runs")

    class Meta(Job.Meta):
        verbose_name = _("making of a plan")
        verbose_name_plural = _("makings of plans")
        constraints = [
            models.UniqueConstraint(
                fields=["district"], condition=models.Q(state__in=[*OPEN_JOBS]), name="planning_one_run"
            )
        ]

    def __str__(self) -> str:
        return f"{self.district_id}: {self.state}"


class PlanSending(Job):
    """The sending of a plan, or of a part of it."""

    plan = models.ForeignKey(MatchPlan, on_delete=models.CASCADE, related_name="sendings")

    class Meta(Job.Meta):
        verbose_name = _("sending of a plan")
        verbose_name_plural = _("sendings of plans")

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.state}"


class PlannedPair(models.Model):
    """Somebody for a role, with the numbers and reasons of the day the plan was made.

    `why`: the code of why it is no longer possible (`NotNow`, or the kind of a requirement).
    """

    plan = models.ForeignKey(MatchPlan, on_delete=models.CASCADE, related_name="pairs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="planned")
    role = models.ForeignKey("projects.Role", on_delete=models.CASCADE, related_name="planned")
    score = models.PositiveSmallIntegerField()
    numbers = models.JSONField(default=dict)
    sentences = models.JSONField(default=list)
    state = models.CharField(max_length=9, choices=PairState.choices, default=PairState.PROPOSED)
    sending = models.ForeignKey(
        PlanSending, on_delete=models.SET_NULL, null=True, blank=True, related_name="pairs"
    )
    why = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        verbose_name = _("planned pair")
        verbose_name_plural = _("planned pairs")
        ordering = ["role", "-score", "person"]
        constraints = [models.UniqueConstraint(fields=["plan", "person", "role"], name="planning_pair_once")]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.role_id}: {self.score}"


class PlanGap(models.Model):
    """A role the plan can't fill: how many are missing, and how many more one relaxation alone would find.

    `further`: people who would have to go further than they said; `other_times`: at times they didn't name; `more`:
    who lack one requirement, by its kind. `reason`: why nobody at all can.
    """

    plan = models.ForeignKey(MatchPlan, on_delete=models.CASCADE, related_name="gaps")
    role = models.ForeignKey("projects.Role", on_delete=models.CASCADE, related_name="+")
    missing = models.PositiveSmallIntegerField()
    further = models.PositiveIntegerField()
    other_times = models.PositiveIntegerField()
    more = models.JSONField(default=dict)
    reason = models.CharField(max_length=12, choices=GapReason.choices, blank=True, default="")

    class Meta:
        verbose_name = _("gap")
        verbose_name_plural = _("gaps")
        ordering = ["-missing", "role"]
        constraints = [models.UniqueConstraint(fields=["plan", "role"], name="planning_gap_once")]

    def __str__(self) -> str:
        return f"{self.role_id}: {self.missing}"


class HoldQuerySet(models.QuerySet["PairHold"]):
    """Decisions about pairs."""

    def visible_to(self, user: Any) -> HoldQuerySet:
        """Those about roles in the coordinator's districts."""
        return self.filter(role__initiative__project__district__in=scope_of(user).coordinator)


class PairHold(models.Model):
    """A pair that a coordinator wants in every plan, or in none."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan_holds")
    role = models.ForeignKey("projects.Role", on_delete=models.CASCADE, related_name="plan_holds")
    hold = models.CharField(max_length=7, choices=Hold.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision about a pair")
        verbose_name_plural = _("decisions about pairs")
        constraints = [models.UniqueConstraint(fields=["person", "role"], name="planning_hold_once")]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.role_id}: {self.hold}"
