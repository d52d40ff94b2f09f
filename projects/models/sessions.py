"""When and where: sessions, the seats at them, and series of them."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import FreeCharField, FreeTextField
from projects.enums import SessionState, SignUp
from projects.models.records import Initiative, Role
from projects.querysets import SessionQuerySet

LATE_HOURS = 24


class SessionSeries(models.Model):
    """Sessions made in one go by a rule (RFC 5545). Each is a row of its own; `Session.series_on` says which."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="series")
    rule = models.CharField(max_length=200)
    skip_holidays = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="series_created"
    )

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self) -> str:
        return f"{self.initiative_id}: {self.rule}"


class Session(models.Model):
    """One dated occurrence of an initiative, with a place.

    A `flexible` one has no fixed time: whoever takes it chooses when between the two moments, so it clashes with
    nothing. Who cancels less than `late_hours` hours before keeps the place until someone takes it.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    flexible = models.BooleanField(_("no fixed time"), default=False)
    place = FreeCharField(_("meeting point"), max_length=160)
    postal_code = models.ForeignKey(
        "places.PostalCode", on_delete=models.PROTECT, related_name="sessions", verbose_name=_("postal code")
    )
    bring = FreeTextField(_("what to bring"), blank=True, max_length=500)
    contact = FreeCharField(_("who to ask"), max_length=120, blank=True)
    sign_up = models.CharField(
        _("how people sign up"), max_length=8, choices=SignUp.choices, default=SignUp.INSTANT
    )
    guests = models.BooleanField(_("also without an account"), default=False)
    opens_at = models.DateTimeField(_("sign-up opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("sign-up closes"), null=True, blank=True)
    late_hours = models.PositiveSmallIntegerField(
        _("late cancelling"), default=LATE_HOURS, validators=[MaxValueValidator(14 * 24)]
    )
    series = models.ForeignKey(
        SessionSeries, on_delete=models.SET_NULL, null=True, blank=True, related_name="sessions"
    )
    series_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.PLANNED)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="projects_session_ends_after_start"
            ),
            models.UniqueConstraint(fields=["series", "series_on"], name="projects_series_day_once"),
        ]
        indexes = [models.Index(fields=["starts_at"], name="projects_session_start")]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def is_coming(self) -> bool:
        """As `SessionQuerySet.coming` has it."""
        now = timezone.now()
        ahead = self.starts_at > now or (self.flexible and self.ends_at > now)
        return ahead and self.state == SessionState.PLANNED

    @property
    def who_to_ask(self) -> str:
        """The session's own contact, else the initiative's; a function, never a private person."""
        return self.contact or self.initiative.contact


class SessionPlace(models.Model):
    """The seats of one role at one session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="places")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="session_places")
    seats = models.PositiveSmallIntegerField(
        _("seats"), validators=[MinValueValidator(1), MaxValueValidator(500)]
    )

    class Meta:
        verbose_name = _("seats at a session")
        verbose_name_plural = _("seats at sessions")
        constraints = [models.UniqueConstraint(fields=["session", "role"], name="projects_place_once")]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.role_id}: {self.seats}"
