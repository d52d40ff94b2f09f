"""What people say about a session, and what the coordinator tells and promises."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.afterwards.enums import ASKED_OF_PEOPLE, ASKED_OF_US, Answer
from core.fields import FreeTextField


def _answer(question: object, **more: object) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(question, choices=Answer.choices, **more)  # type: ignore[arg-type]


class Feedback(models.Model):
    """Three answers of somebody who came. The coordinator reads them without the name."""

    attendance = models.OneToOneField(
        "coordination.Attendance", on_delete=models.CASCADE, related_name="feedback"
    )
    prepared = _answer(ASKED_OF_PEOPLE["prepared"])
    mattered = _answer(ASKED_OF_PEOPLE["mattered"])
    again = _answer(ASKED_OF_PEOPLE["again"])
    line = FreeTextField(_("Is there something we should know?"), max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")

    def __str__(self) -> str:
        return f"{self.attendance_id}: {self.prepared}{self.mattered}{self.again}"


class SessionReport(models.Model):
    """What happened at a session, and what was promised there, by when; `kept` says what came of the promise."""

    session = models.OneToOneField("projects.Session", on_delete=models.PROTECT, related_name="report")
    happened = FreeTextField(_("What happened?"), max_length=2000)
    promised = FreeTextField(_("What did we promise?"), max_length=500, blank=True)
    promised_by = models.DateField(_("By when?"), null=True, blank=True)
    kept = FreeTextField(_("What came of it?"), max_length=500, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    enough = _answer(ASKED_OF_US["enough"])
    clear = _answer(ASKED_OF_US["clear"])
    worth = _answer(ASKED_OF_US["worth"])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="session_reports")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("report of a session")
        verbose_name_plural = _("reports of sessions")
        constraints = [
            models.CheckConstraint(
                condition=Q(promised="") | Q(promised_by__isnull=False), name="afterwards_promise_has_a_day"
            ),
            models.CheckConstraint(condition=Q(kept_at=None) | ~Q(kept=""), name="afterwards_kept_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.at:%Y-%m-%d}"

    @property
    def open_promise(self) -> bool:
        """Whether something was promised and nobody has said yet what came of it."""
        return bool(self.promised) and self.kept_at is None
