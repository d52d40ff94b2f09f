"""Messages to many: the text, who gets it, and what became of each; and the texts a district writes from."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from coordination.mailing.enums import ReceiverState, Why
from coordination.mailing.words import filled, fixed_words
from coordination.planning.models import Job
from core.fields import FreeCharField, FreeTextField

LONGEST_SUBJECT, LONGEST_TEXT = 120, 4000


class Words(models.Model):
    """A subject and a text with words in curly brackets; in English too, where somebody wrote that."""

    subject = FreeCharField(_("subject"), max_length=LONGEST_SUBJECT)
    text = FreeTextField(_("text"), max_length=LONGEST_TEXT)
    subject_en = FreeCharField(_("subject in English"), max_length=LONGEST_SUBJECT, blank=True, default="")
    text_en = FreeTextField(_("text in English"), max_length=LONGEST_TEXT, blank=True, default="")

    class Meta:
        abstract = True

    def in_language(self, language: str) -> tuple[str, str]:
        """Subject and text for somebody: in English for who reads that and where there is one."""
        if language == "en" and self.text_en:
            return self.subject_en, self.text_en
        return self.subject, self.text


class TemplateQuerySet(models.QuerySet["MessageTemplate"]):
    """Templates."""

    def visible_to(self, user: Any) -> TemplateQuerySet:
        """Those of the districts of a member of staff."""
        return self.filter(district__in=scope_of(user).districts)

    def own(self, user: Any) -> TemplateQuerySet:
        """Those a coordinator may change."""
        return self.filter(district__in=scope_of(user).coordinator)


class MessageTemplate(Words):
    """A text that a district writes from."""

    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    title = FreeCharField(_("name of the template"), max_length=80)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        ordering = ["title", "pk"]
        constraints = [models.UniqueConstraint(fields=["district", "title"], name="mailing_title_once")]

    def __str__(self) -> str:
        return self.title


class MailingQuerySet(models.QuerySet["Mailing"]):
    """Messages."""

    def visible_to(self, user: Any) -> MailingQuerySet:
        """One's own, and of a coordinator's district all that are sent. A draft is its writer's alone."""
        scope = scope_of(user)
        own = Q(by=user.pk, district__in=scope.districts)
        return self.filter(own | Q(district__in=scope.coordinator, sending__isnull=False))

    def drafts(self) -> MailingQuerySet:
        """Those that aren't sent."""
        return self.filter(sending__isnull=True)

    def sent(self) -> MailingQuerySet:
        """Those that somebody confirmed."""
        return self.filter(sending__isnull=False)

    def with_words(self) -> MailingQuerySet:
        """With what the words in brackets are taken from."""
        return self.select_related(
            "by", "district", "session__initiative", "session__postal_code", "role__initiative"
        )

    def counted(self) -> MailingQuerySet:
        """With how many were `chosen` and are `told`."""
        told = Q(receivers__state=ReceiverState.TOLD)
        return self.annotate(chosen=Count("receivers"), told=Count("receivers", filter=told))


class Mailing(Words):
    """One message to some people of a district. It is a draft until its `Sending` is made.

    With `session` or `role` it goes to those who are on it; whoever works with the session may write to all of them.
    """

    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="mailings")
    made_at = models.DateTimeField(default=timezone.now)
    about = FreeCharField(_("to whom"), max_length=200)
    session = models.ForeignKey(
        "projects.Session", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    role = models.ForeignKey(
        "projects.Role", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = MailingQuerySet.as_manager()

    class Meta:
        verbose_name = _("message to many")
        verbose_name_plural = _("messages to many")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["district", "-made_at"], name="mailing_of_district")]

    def __str__(self) -> str:
        return self.subject

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return not hasattr(self, "sending")

    @property
    def shown_subject(self) -> str:
        """The subject with what is the same for everybody; read with `with_words()`."""
        return filled(self.subject, fixed_words(self))

    @property
    def key_prefix(self) -> str:
        """How the keys of its letters begin in the outbox."""
        return f"mailing-{self.pk}-"


class Sending(Job):
    """That somebody pressed the button, and how far the worker is. One for a message: a second press finds it."""

    mailing = models.OneToOneField(Mailing, on_delete=models.CASCADE, related_name="sending")

    class Meta(Job.Meta):
        verbose_name = _("sending of a message")
        verbose_name_plural = _("sendings of messages")

    def __str__(self) -> str:
        return f"{self.mailing_id}: {self.state}"


class Receiver(models.Model):
    """Somebody who was chosen for a message, once; `channel` is the way they were told."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="receivers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="received")
    state = models.CharField(max_length=8, choices=ReceiverState.choices, default=ReceiverState.WAITING)
    why = models.CharField(max_length=9, choices=Why.choices, blank=True, default="")
    channel = models.CharField(max_length=6, blank=True, default="")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("receiver")
        verbose_name_plural = _("receivers")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["mailing", "person"], name="mailing_person_once")]
        indexes = [models.Index(fields=["mailing", "state"], name="mailing_by_state")]

    def __str__(self) -> str:
        return f"{self.mailing_id}/{self.person_id}: {self.state}"

    @property
    def key(self) -> str:
        """The key of their letter or errand in the outbox: one for a person and message (DOMAIN rule 9)."""
        return f"mailing-{self.mailing_id}-{self.person_id}"
