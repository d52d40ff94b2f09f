"""A tag on a person."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.fields import FreeCharField

LONGEST = 30  # characters


def key_of(text: str) -> str:
    """What makes two tags the same: letter case and spaces don't."""
    return " ".join(text.casefold().split())


class TagQuerySet(models.QuerySet["Tag"]):
    """Tags."""

    def visible_to(self, user: Any) -> TagQuerySet:
        """Those of the districts of a member of staff."""
        return self.filter(district__in=scope_of(user).districts)


class Tag(models.Model):
    """One short word or two that a district calls an ambassador by. `key` is the text for comparing."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tags")
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    text = FreeCharField(_("tag"), max_length=LONGEST)
    key = FreeCharField(max_length=LONGEST, editable=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "district", "key"], name="volunteers_tags_once")
        ]
        indexes = [models.Index(fields=["district", "key"], name="volunteers_tags_by_key")]

    def __str__(self) -> str:
        return self.text
