"""Searches for stand-ins, and who is asked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.stand_ins.enums import AskState, CallState
from projects.querysets import own_q


class CallQuerySet(models.QuerySet["StandInCall"]):
    """Searches."""

    def own(self, user: Any) -> CallQuerySet:
        """Those at sessions a member of staff works with."""
        return self.filter(own_q(user, "place__session__initiative__project__")).distinct()

    def open(self) -> CallQuerySet:
        """Those that wait for a yes."""
        return self.filter(state=CallState.OPEN)


class StandInCall(models.Model):
    """Several people asked for the free seats of a role at a session; a place has one open search at a time.

    `starts_at`: when the session began when people were asked; where that has changed, the question is another one.
    """

    place = models.ForeignKey(
        "projects.SessionPlace", on_delete=models.CASCADE, related_name="stand_in_calls"
    )
    starts_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=CallState.choices, default=CallState.OPEN)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="stand_in_calls"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("search for a stand-in")
        verbose_name_plural = _("searches for stand-ins")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["place"], condition=Q(state=CallState.OPEN), name="stand_ins_one_call"
            )
        ]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.state}"


class AskQuerySet(models.QuerySet["StandInAsk"]):
    """Those who are asked."""

    def waiting(self) -> AskQuerySet:
        """Those who can answer still."""
        return self.filter(state=AskState.ASKED, call__state=CallState.OPEN)

    def with_session(self) -> AskQuerySet:
        """With what a question shows."""
        return self.select_related(
            "person",
            "call__place__role",
            "call__place__session__initiative__project",
            "call__place__session__postal_code",
        )


class StandInAsk(models.Model):
    """Somebody who is asked, with the score and reasons of that moment."""

    call = models.ForeignKey(StandInCall, on_delete=models.CASCADE, related_name="asks")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stand_in_asks"
    )
    state = models.CharField(max_length=8, choices=AskState.choices, default=AskState.ASKED)
    score = models.PositiveSmallIntegerField()
    sentences = models.JSONField(default=list)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AskQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to a stand-in")
        verbose_name_plural = _("questions to stand-ins")
        ordering = ["asked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "person"], name="stand_ins_asked_once")]
        indexes = [models.Index(fields=["person", "asked_at"], name="stand_ins_last_asked")]

    def __str__(self) -> str:
        return f"{self.call_id}/{self.person_id}: {self.state}"
