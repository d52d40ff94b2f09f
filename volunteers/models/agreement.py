"""The partnership agreement: a versioned text and its acceptance."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField, FreeTextField


class Agreement(models.Model):
    """One version of the text. A version that somebody accepted is never changed; a new one is made."""

    version = models.PositiveSmallIntegerField(unique=True)
    title = FreeCharField(max_length=120)
    text = FreeTextField()
    valid_from = models.DateField()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class Signature(models.Model):
    """A person's acceptance of a version, with the name they wrote."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signatures")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    name = FreeCharField(max_length=160)
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [models.UniqueConstraint(fields=["person", "agreement"], name="volunteers_signed_once")]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.agreement_id}"
