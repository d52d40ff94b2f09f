"""A standing conversation: one thread per ambassador with whoever handles them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeTextField
from volunteers.models import Volunteer


class NoteQuerySet(models.QuerySet["Note"]):
    """Messages."""

    def from_ambassador(self) -> NoteQuerySet:
        """Those the ambassador wrote."""
        return self.filter(author=F("person"))

    def unread(self) -> NoteQuerySet:
        """Not read by the other side yet."""
        return self.filter(read_at=None)

    def visible_to(self, user: Any) -> NoteQuerySet:
        """Those of the ambassadors a member of staff may see; who handles them is asked by the service."""
        return self.filter(person__in=Volunteer.objects.visible_to(user).values("person"))


class Note(models.Model):
    """One message in the thread of an ambassador. `author` is the ambassador or a member of staff."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notes_thread"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notes_written"
    )
    text = FreeTextField(_("message"), max_length=4000)
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["person", "at"], name="relay_thread")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="relay_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"


class ThreadOwner(models.Model):
    """Who the ambassador's next message goes to: the one who wrote last, or who took the thread over."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="thread_owner"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="threads_owned"
    )
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("who has a conversation")
        verbose_name_plural = _("who has the conversations")

    def __str__(self) -> str:
        return f"{self.person_id}: {self.owner_id}"
