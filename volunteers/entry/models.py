"""Answers not yet sent, invitations, and districts that are closed for intake."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from accounts.scope import scope_of
from core.fields import FreeCharField, FreeTextField


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations."""

    def visible_to(self, user: Any) -> InvitationQuerySet:
        """A coordinator sees the district's, a contact officer their own."""
        scope = scope_of(user)
        return self.filter(Q(district__in=scope.coordinator) | Q(inviter=user, district__in=scope.officer))

    def waiting(self) -> InvitationQuerySet:
        """Those whose link still works."""
        return self.filter(expires_on__gte=timezone.localdate())


class Invitation(models.Model):
    """A personal letter to somebody who might become an ambassador. It is deleted with the answer, or unanswered."""

    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(
        "places.LocalArea", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    inviter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations_to_join"
    )
    first_name = FreeCharField(_("first name"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True, default="")
    phone = PhoneNumberField(_("phone"), blank=True, default="")
    words = FreeTextField(_("your own words"), blank=True, default="", max_length=500)
    language = models.CharField(max_length=5, default="da", choices=settings.LANGUAGES)
    created_at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to become an ambassador")
        verbose_name_plural = _("invitations to become an ambassador")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pk}"


class InvitationCount(models.Model):
    """How many invitations of a district ended in which way, by month; what stays when they are deleted."""

    class Outcome(models.TextChoices):
        """How an invitation ended."""

        APPLIED = "applied", _("applied")
        DECLINED = "declined", _("said no thanks")
        EXPIRED = "expired", _("no answer")

    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("count of invitations")
        verbose_name_plural = _("counts of invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "month", "outcome"], name="volunteers_entry_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.outcome}: {self.number}"


class Draft(models.Model):
    """What somebody who is signed in has answered so far. It is deleted on sending, or after a month."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="application_draft"
    )
    answers = models.JSONField(default=dict)  # step → field → values; only what the step's form took
    invitation = models.ForeignKey(
        Invitation, on_delete=models.SET_NULL, null=True, blank=True, related_name="drafts"
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("application not yet sent")
        verbose_name_plural = _("applications not yet sent")

    def __str__(self) -> str:
        return f"{self.person_id}"


class IntakePauseQuerySet(models.QuerySet["IntakePause"]):
    """Times without intake."""

    def running(self) -> IntakePauseQuerySet:
        """Those that hold today; the last day counts."""
        today = timezone.localdate()
        return self.filter(starts_on__lte=today).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))

    def not_over(self) -> IntakePauseQuerySet:
        """Running or coming ones."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()))

    def visible_to(self, user: Any) -> IntakePauseQuerySet:
        """The coordinator's districts."""
        return self.filter(district__in=scope_of(user).coordinator)


class IntakePause(models.Model):
    """A district takes no new applications for a while, and says why."""

    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="intake_pauses")
    text_da = FreeTextField(_("what people read"), max_length=500)
    text_en = FreeTextField(_("the same in English"), blank=True, default="", max_length=500)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = IntakePauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("break in intake")
        verbose_name_plural = _("breaks in intake")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="volunteers_entry_pause_days",
            )
        ]

    def __str__(self) -> str:
        return f"{self.district_id} {self.starts_on}"

    @property
    def text(self) -> str:
        """In the reader's language; Danish where there is no English."""
        return (self.text_en if (get_language() or "").startswith("en") else "") or self.text_da

    @property
    def text_language(self) -> str:
        """The language `text` is in."""
        return "en" if self.text == self.text_en else "da"


class ReopenNotice(models.Model):
    """Somebody wants to hear when the district takes applications again. Told once, then deleted."""

    district = models.ForeignKey("places.District", on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(_("e-mail"), blank=True, default="")
    phone = PhoneNumberField(_("phone"), blank=True, default="")
    language = models.CharField(max_length=5, default="da", choices=settings.LANGUAGES)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("wish to hear when intake opens")
        verbose_name_plural = _("wishes to hear when intake opens")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "email", "phone"], name="volunteers_entry_notice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
