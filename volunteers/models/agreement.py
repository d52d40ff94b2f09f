"""The partnership agreement: a versioned text and its acceptance."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField, FreeTextField


class Agreement(models.Model):
    """One version of the text. A version that somebody accepted is never changed; a new one is made."""

    version = models.PositiveSmallIntegerField(unique=True)
    title = FreeCharField(_("title"), max_length=120)
    text = FreeTextField(_("text"))
    changes = FreeTextField(_("what is new"), blank=True, max_length=600, default="", db_default="")
    valid_from = models.DateField(_("valid from"))

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class SignatureQuerySet(models.QuerySet["Signature"]):
    """Acceptances."""

    def standing(self) -> SignatureQuerySet:
        """Those that weren't withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Signature(models.Model):
    """A person's acceptance of a version, with the name they wrote. It can be withdrawn and given again."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signatures")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="signatures")
    name = FreeCharField(max_length=160)
    signed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "agreement"],
                condition=Q(withdrawn_at__isnull=True),
                name="volunteers_accepted_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}/{self.agreement_id}"
