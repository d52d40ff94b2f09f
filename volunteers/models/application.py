"""The application and its screening."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeTextField
from volunteers.enums import UNDECIDED, ApplicationState, ScreeningKind, ScreeningOutcome, WayIn
from volunteers.querysets import ApplicationQuerySet


class Application(models.Model):
    """The way from interest to active. Each step has an owner, a due date and a next step."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="applications"
    )
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(
        max_length=12, choices=ApplicationState.choices, default=ApplicationState.RECEIVED
    )
    way_in = models.CharField(
        _("way in"), max_length=8, choices=WayIn.choices, default=WayIn.WEB, db_default="web"
    )
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="applications_typed",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="applications_owned",
    )
    due_on = models.DateField(null=True, blank=True)
    motivation = FreeTextField(_("why you want to take part"), blank=True, max_length=1000)
    informed_at = models.DateTimeField(_("informed about data"))
    received_at = models.DateTimeField(default=timezone.now)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["received_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(state__in=[*UNDECIDED]),
                name="volunteers_one_open_application",
            )
        ]
        indexes = [models.Index(fields=["district", "state", "due_on"], name="volunteers_queue")]

    def __str__(self) -> str:
        return f"{self.pk}"


class Screening(models.Model):
    """Status of a check: six fields, no document, no CPR number (FACTS, Screening)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="screenings")
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, null=True, blank=True, related_name="screenings"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ScreeningKind.choices)
    why = FreeTextField(_("why it is needed"), max_length=300)
    ordered_on = models.DateField(_("ordered on"))
    outcome = models.CharField(
        _("outcome"), max_length=12, choices=ScreeningOutcome.choices, default=ScreeningOutcome.PENDING
    )
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    renew_by = models.DateField(_("renew by"), null=True, blank=True)

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        ordering = ["-ordered_on", "-pk"]

    def __str__(self) -> str:
        return self.get_kind_display()
