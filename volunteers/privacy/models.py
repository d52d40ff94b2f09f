"""What is left to know when somebody is forgotten, what was archived, and what the daily run did."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Forgotten(models.Model):
    """The ledger of who was forgotten: a number and a moment, so that a restored backup can be put right."""

    person_id = models.BigIntegerField(unique=True)
    at = models.DateTimeField(default=timezone.now)
    rule = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("forgotten person")
        verbose_name_plural = _("forgotten people")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.person_id}"


class Journalised(models.Model):
    """One thing the archive has been given: where its files lie, and their fingerprint."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    folder = models.CharField(max_length=200)  # below JOURNAL_DIR
    digest = models.CharField(max_length=64)  # SHA-256 of the PDF
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("archived case")
        verbose_name_plural = _("archived cases")
        constraints = [
            models.UniqueConstraint(fields=["subject_type", "subject_id"], name="privacy_journalised_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}"


class RetentionReport(models.Model):
    """What one run let fall: counts by rule, nobody's data."""

    on = models.DateField()
    at = models.DateTimeField(default=timezone.now)
    lines = models.JSONField(default=list)
    taken = models.PositiveIntegerField(default=0)
    failed = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("retention report")
        verbose_name_plural = _("retention reports")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
