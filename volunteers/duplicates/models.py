"""What a coordinator has said about two people who look alike."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class NotTheSame(models.Model):
    """Two people who look alike and are not one; `one` has the lower number. They aren't suggested again."""

    one = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("two people who are not the same")
        verbose_name_plural = _("pairs of people who are not the same")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="volunteers_duplicates_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="volunteers_duplicates_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id}/{self.other_id}"
