"""A certificate of what an ambassador has done."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Certificate(models.Model):
    """Hours and roles on the day it was made. Whoever has the code can check it; it says no more than the paper."""

    code = models.CharField(max_length=16, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="certificates"
    )
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=161)
    since = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    minutes = models.PositiveIntegerField()
    times = models.PositiveIntegerField()
    roles = models.JSONField(default=list)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.code

    @property
    def shown_code(self) -> str:
        """In groups of four, as people read it aloud."""
        return "-".join(self.code[start : start + 4] for start in range(0, len(self.code), 4))
