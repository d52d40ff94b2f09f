"""What is to be done before a project starts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField


class ChecklistItem(models.Model):
    """One thing to do, and who did it when."""

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="checklist")
    text = FreeCharField(_("what to do"), max_length=160)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("item of a checklist")
        verbose_name_plural = _("items of checklists")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
