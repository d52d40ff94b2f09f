"""Questions of people without an account; each becomes a seat when its address is confirmed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField


class GuestSignUp(models.Model):
    """Somebody who wants to come once. Nothing is theirs before the link in the mail is used.

    `person` is set with the seat; the guest can't sign in unless they take up an account of their own.
    """

    place = models.ForeignKey("projects.SessionPlace", on_delete=models.CASCADE, related_name="guests")
    first_name = FreeCharField(_("first name"), max_length=80)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(max_length=5, default="da")
    asked_at = models.DateTimeField(default=timezone.now)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="guest_sign_ups",
    )

    class Meta:
        verbose_name = _("guest at a session")
        verbose_name_plural = _("guests at sessions")
        indexes = [models.Index(fields=["asked_at"], name="guests_asked_at")]

    def __str__(self) -> str:
        return f"{self.place_id}: {self.pk}"
