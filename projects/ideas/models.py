"""Ideas, who stands behind them, and what the coordinator wrote to their authors."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField, FreeTextField
from core.vocabulary import Theme
from places.names import danish_slug
from projects.ideas.enums import ANSWERED, IdeaState
from projects.ideas.querysets import IdeaQuerySet, IdeaSupportQuerySet

TITLE, TEXT, WHY, REPLY = 120, 2000, 1000, 2000  # characters


class Idea(models.Model):
    """A citizen's proposal. The author's own words stay as they were sent; the public ones are the coordinator's.

    The author is a person or an e-mail address, neither ever shown: to the public it is "a citizen in Bolbro".
    """

    nonce = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # a double click is one idea
    title = FreeCharField(_("title"), max_length=TITLE)
    text = FreeTextField(_("the idea"), max_length=TEXT)
    why = FreeTextField(_("why"), max_length=WHY, blank=True)
    theme = models.CharField(_("theme"), max_length=16, choices=Theme.choices)
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="ideas")
    municipality = models.ForeignKey("places.Municipality", on_delete=models.PROTECT, related_name="ideas")
    postal_code = models.ForeignKey("places.PostalCode", on_delete=models.PROTECT, related_name="ideas")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5, default="da", choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=10, choices=IdeaState.choices, default=IdeaState.RECEIVED)
    sent_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(_("answer by"), null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = FreeTextField(_("answer"), max_length=REPLY, blank=True)
    instead = FreeTextField(_("what you can do instead"), max_length=REPLY, blank=True)
    project = models.ForeignKey(
        "projects.Project", on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    initiative = models.ForeignKey(
        "projects.Initiative", on_delete=models.SET_NULL, null=True, blank=True, related_name="ideas"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    public_title = FreeCharField(_("title for everybody"), max_length=TITLE, blank=True)
    public_text = FreeTextField(_("text for everybody"), max_length=TEXT, blank=True)
    public_place = FreeCharField(_("where the author lives"), max_length=60, blank=True)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(fields=["district", "state"], name="ideas_of_district"),
            models.Index(fields=["published_at"], name="ideas_published"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=ANSWERED) | Q(answered_at__isnull=False),
                name="ideas_answer_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("idea_page", args=[self.pk, self.slug])

    @property
    def slug(self) -> str:
        """The readable part of its address."""
        return danish_slug(self.public_title or self.title)[:60].strip("-") or "ide"

    @property
    def is_answered(self) -> bool:
        """Whether it was adopted or declined."""
        return self.state in ANSWERED

    @property
    def home_town(self) -> str:
        """Where the author lives, no closer than a neighbourhood or a town."""
        return self.public_place or self.postal_code.name


class IdeaSupport(models.Model):
    """One person behind an idea, known by the account, by a keyed hash of the address, or by both.

    The two constraints are what makes a double click, and the same person twice, count once.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="supported_ideas",
    )
    address_mark = FreeCharField(max_length=64, null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    objects = IdeaSupportQuerySet.as_manager()

    class Meta:
        verbose_name = _("support of an idea")
        verbose_name_plural = _("support of ideas")
        constraints = [
            models.UniqueConstraint(fields=["idea", "person"], name="ideas_support_person_once"),
            models.UniqueConstraint(fields=["idea", "address_mark"], name="ideas_support_address_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(address_mark__isnull=False),
                name="ideas_support_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.idea_id}"


class IdeaReply(models.Model):
    """What a coordinator wrote to the author of an idea, without having seen the address."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="replies")
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    text = FreeTextField(_("message"), max_length=REPLY)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reply to the author of an idea")
        verbose_name_plural = _("replies to the authors of ideas")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.idea_id} {self.at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Checked as a form would (DOMAIN rule 5)."""
        self.full_clean()
        super().save(*args, **kwargs)
