"""The guardian of somebody under 18."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from core.fields import FreeCharField
from volunteers.minors.querysets import GuardianQuerySet


class Guardian(models.Model):
    """Who decides for somebody of 15 to 17, and what they answered. A later no counts, whatever was said before."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guardian")
    name = FreeCharField(_("guardian’s name"), max_length=160)
    email = models.EmailField(_("guardian’s e-mail"), blank=True, default="")
    phone = PhoneNumberField(_("guardian’s phone"), blank=True, default="")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("said yes"), null=True, blank=True)
    refused_at = models.DateTimeField(_("said no"), null=True, blank=True)
    answered_by = models.ForeignKey(  # staff who wrote the answer down; empty by the link
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = GuardianQuerySet.as_manager()

    class Meta:
        verbose_name = _("guardian")
        verbose_name_plural = _("guardians")
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone=""), name="minors_guardian_can_be_reached"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"

    @property
    def holds(self) -> bool:
        """Whether there is a yes that nobody took back."""
        return self.confirmed_at is not None and self.refused_at is None

    @property
    def is_waiting(self) -> bool:
        """Whether there is no answer yet."""
        return self.confirmed_at is None and self.refused_at is None
