"""A request to see who a protected person is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeTextField
from volunteers.protection.querysets import RevealQuerySet


class Reveal(models.Model):
    """Asked by one member of staff with a reason, decided by another. `granted` is empty until then.

    It lasts until `ends_at`; the row stays as evidence of who asked, who decided and why.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reveals")
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reveals_asked"
    )
    reason = FreeTextField(_("reason"), max_length=1000)
    asked_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reveals_decided",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    granted = models.BooleanField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = RevealQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to see a name")
        verbose_name_plural = _("requests to see a name")
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "asked_by"], condition=Q(granted=None), name="protection_asked_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("asked_by")),
                name="protection_four_eyes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"
