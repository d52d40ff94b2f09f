"""What the people on a picture have agreed to (GDPR art. 6 and 7: consent has a limit and can be withdrawn)."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField


class PictureConsentQuerySet(models.QuerySet["PictureConsent"]):
    """Consents."""

    def lapsed(self) -> "PictureConsentQuerySet":
        """Those that let nobody show the picture any more: withdrawn, or past their last day."""
        over = Q(withdrawn_at__isnull=False) | Q(expires_on__lt=timezone.localdate())
        return self.filter(over, shows_people=True)

    def standing(self) -> "PictureConsentQuerySet":
        """Those with a last day that is still to come."""
        return self.filter(shows_people=True, withdrawn_at=None, expires_on__gte=timezone.localdate())


def usual_expiry() -> date:
    """The last day that a form suggests."""
    return timezone.localdate() + timedelta(days=settings.PICTURE_CONSENT_DAYS)


class PictureConsent(models.Model):
    """One picture's. Who is on it is never written here: the paper that says so lies where `kept` tells."""

    picture = models.OneToOneField("wagtailimages.Image", on_delete=models.CASCADE, related_name="consent")
    shows_people = models.BooleanField(_("people can be recognised on the picture"))
    kept = FreeCharField(_("where the consent is kept"), max_length=120, blank=True)
    expires_on = models.DateField(_("consent until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PictureConsentQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # it is no use of the picture

    class Meta:
        verbose_name = _("consent to a picture")
        verbose_name_plural = _("consents to pictures")
        constraints = [
            models.CheckConstraint(
                condition=Q(shows_people=False) | Q(expires_on__isnull=False),
                name="home_consent_people_have_a_limit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.picture_id}: {self.expires_on or '-'}"
