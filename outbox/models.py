"""Messages on their way out."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outbox.failures import Failure


class Message(models.Model):
    """One mail to one receiver for one occasion. The content is erased once it is delivered."""

    class State(models.TextChoices):
        """Where the message is."""

        QUEUED = "queued", _("queued")
        SENDING = "sending", _("being sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("given up")

    class Medium(models.TextChoices):
        """How it travels."""

        MAIL = "mail", _("e-mail")
        SMS = "sms", _("text message")

    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    medium = models.CharField(max_length=4, choices=Medium.choices, default=Medium.MAIL, db_default="mail")
    message_id = models.CharField(max_length=200, unique=True)
    sender = models.CharField(max_length=254)
    to = models.CharField(max_length=254)  # an address, or a number for a text message
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # Where one click stops such letters (RFC 8058); erased with the content, for whoever has it may stop them.
    unsubscribe_url = models.CharField(max_length=400, blank=True, default="", db_default="")
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)
    failure = models.CharField(max_length=10, choices=Failure.choices, blank=True, default="", db_default="")
    is_mass = models.BooleanField(
        default=False, db_default=False
    )  # one of many: letters to one person go first
    settled_at = models.DateTimeField(null=True, blank=True)  # somebody has asked for the right address

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [models.Index(fields=["state", "is_mass", "next_try_at"], name="outbox_turn")]

    def __str__(self) -> str:
        return self.subject


class Errand(models.Model):
    """What has to be said to somebody by voice or on paper, because that is how they want to be reached.

    Staff do it and tick it off. No street address is stored: whoever sends a letter finds it in their own systems.
    """

    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="errands")
    channel = models.CharField(max_length=6)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="errands_done",
    )

    class Meta:
        verbose_name = _("errand")
        verbose_name_plural = _("errands")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["done_at", "person"], name="outbox_errands")]

    def __str__(self) -> str:
        return self.subject


class PeriodicRun(models.Model):
    """When a periodic job last ran, so that several workers share one schedule."""

    name = models.CharField(max_length=80, primary_key=True)
    last_run_at = models.DateTimeField()

    class Meta:
        verbose_name = _("periodic run")
        verbose_name_plural = _("periodic runs")

    def __str__(self) -> str:
        return self.name
