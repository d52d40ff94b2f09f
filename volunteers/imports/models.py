"""A list while it is looked at, and those of it who haven't said yes yet."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from accounts.scope import scope_of
from core.fields import FreeCharField
from volunteers.imports.enums import WHY, RunState, Verdict


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    """Lists."""

    def visible_to(self, user: Any) -> ImportRunQuerySet:
        """One's own, as long as one is a coordinator."""
        return self.filter(by=user) if scope_of(user).coordinator else self.none()


class ImportRun(models.Model):
    """One list. Its rows fall on cancelling, after some days, or when they are read in."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="import_runs")
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=RunState.choices, default=RunState.DRAFT)
    headings = models.JSONField(default=list)  # list[str], as in the file
    columns = models.JSONField(default=dict)  # field → index of its column
    added = models.PositiveIntegerField(default=0)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("list of ambassadors")
        verbose_name_plural = _("lists of ambassadors")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pk}"


class ImportRow(models.Model):
    """One row of a list with what was found. A row with a CPR number is kept without its text."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveSmallIntegerField()  # as in the file: the headings are row 1
    cells = models.JSONField(default=list)  # list[str]
    verdict = models.CharField(max_length=5, choices=Verdict.choices, default=Verdict.WRONG)
    why = models.CharField(max_length=12, blank=True, default="")
    detail = FreeCharField(max_length=80, blank=True, default="")
    email = models.EmailField(_("e-mail"), blank=True, default="")
    phone = PhoneNumberField(_("phone"), blank=True, default="")

    class Meta:
        verbose_name = _("row of a list")
        verbose_name_plural = _("rows of a list")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="volunteers_imports_row_once")]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.number}"

    @property
    def filled(self) -> list[str]:
        """The cells with something in them."""
        return [cell for cell in self.cells if cell]

    @property
    def sentence(self) -> str:
        """Why, for people."""
        return str(WHY[self.why]) % {"detail": self.detail} if self.why else ""


class Imported(models.Model):
    """Somebody from a list who hasn't said yes yet, with the day they began. It falls with the answer."""

    application = models.OneToOneField(
        "volunteers.Application", on_delete=models.CASCADE, related_name="imported"
    )
    since = models.DateField(_("ambassador since"), null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    expires_on = models.DateField()

    class Meta:
        verbose_name = _("ambassador who is to confirm")
        verbose_name_plural = _("ambassadors who are to confirm")

    def __str__(self) -> str:
        return f"{self.application_id}"
