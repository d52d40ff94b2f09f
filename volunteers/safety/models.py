"""Reports of what happened to an ambassador, who is on duty, what is lent out, and who has read of confidentiality."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from core.fields import FreeCharField, FreeTextField
from volunteers.safety.enums import EquipmentKind, ReportKind, ReportState
from volunteers.safety.querysets import DutyQuerySet, EquipmentQuerySet, ReportQuerySet


class SafetyReport(models.Model):
    """An ambassador was threatened, hurt or felt unsafe. It goes to who is on duty at once."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="safety_reports"
    )
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what happened"), max_length=10, choices=ReportKind.choices)
    text = FreeTextField(_("in your own words"), blank=True, max_length=2000)
    call_me = models.BooleanField(_("please call me"), default=True)
    state = models.CharField(max_length=6, choices=ReportState.choices, default=ReportState.NEW)
    sent_at = models.DateTimeField(default=timezone.now)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    escalations = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)
    answer = FreeTextField(_("what we did"), blank=True, max_length=2000)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("safety report")
        verbose_name_plural = _("safety reports")
        ordering = ["sent_at"]
        indexes = [models.Index(fields=["state", "district"], name="safety_waiting")]

    def __str__(self) -> str:
        return self.get_kind_display()


class SafetyNote(models.Model):
    """One thing that was done about a report. Staff read it, and the person in a copy of their data."""

    report = models.ForeignKey(SafetyReport, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = FreeTextField(_("what was done"), max_length=2000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("note on a safety report")
        verbose_name_plural = _("notes on safety reports")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.report_id} {self.at:%Y-%m-%d}"


class Duty(models.Model):
    """Who is on duty for the ambassadors of a district, and the number that reaches them (a duty phone)."""

    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="duties")
    phone = PhoneNumberField(_("duty phone"))
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="duty_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.district_id} {self.starts_at:%Y-%m-%d}"

    def clean(self) -> None:
        """It ends after it starts."""
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Choose an end after the start.")})


class Equipment(models.Model):
    """Something lent to an ambassador, until it is returned.

    Who leaves while a thing is out is forgotten but for `held_by` and `reach`: what it takes to get it back. They
    go with the row, when it is back, written off, or too old (`volunteers.safety.lent`).
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="equipment")
    kind = models.CharField(_("what"), max_length=8, choices=EquipmentKind.choices)
    mark = FreeCharField(_("number or size"), max_length=40, blank=True)
    issued_on = models.DateField(_("handed out on"), default=timezone.localdate)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    returned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    held_by = FreeCharField(max_length=160, blank=True, default="", db_default="", editable=False)
    reach = models.CharField(max_length=254, blank=True, default="", db_default="", editable=False)
    left_on = models.DateField(null=True, blank=True, editable=False)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("lent thing")
        verbose_name_plural = _("lent things")
        ordering = ["issued_on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.mark}".strip()


class ConfidentialityReading(models.Model):
    """Somebody has read the instruction on confidentiality; it is read again each year."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="confidentiality_readings"
    )
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reading of the instruction on confidentiality")
        verbose_name_plural = _("readings of the instruction on confidentiality")
        ordering = ["-read_at"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.read_at:%Y-%m-%d}"
