"""Saved choices of a list, and rows chosen for something."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField, FreeTextField


class SavedFilter(models.Model):
    """What somebody chose in a list, under a name of their own. Nobody else sees it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    list_name = models.SlugField(_("list"), max_length=40)
    title = FreeCharField(_("name of the choice"), max_length=60)
    query = FreeTextField(_("choices"), max_length=2000, blank=True)  # filters, sorting and columns
    is_start = models.BooleanField(_("the list begins with it"), default=False)

    class Meta:
        verbose_name = _("saved choice")
        verbose_name_plural = _("saved choices")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "list_name", "title"], name="workspace_lists_title_once"),
            models.UniqueConstraint(
                fields=["user", "list_name"], condition=Q(is_start=True), name="workspace_lists_one_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Selection(models.Model):
    """Rows that somebody chose to do something to, for a short while. `row_ids` are read through the list's scope."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="selections")
    list_name = models.SlugField(_("list"), max_length=40)
    action = models.SlugField(_("what for"), max_length=40)
    row_ids = models.JSONField(default=list)
    answers = models.JSONField(default=dict)  # what the action asked for, as it was sent
    expires_at = models.DateTimeField(_("gone after"), default=timezone.now)

    class Meta:
        verbose_name = _("chosen rows")
        verbose_name_plural = _("chosen rows")
        indexes = [models.Index(fields=["expires_at"], name="workspace_lists_gone")]

    def __str__(self) -> str:
        return f"{self.list_name}: {self.action}"
