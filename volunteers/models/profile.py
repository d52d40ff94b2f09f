"""What a person tells about themselves, and the ambassador they become."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.vocabulary import DayPart, Weekday, WordKind
from volunteers.enums import EndReason, VolunteerState
from volunteers.querysets import VolunteerQuerySet


class Profile(models.Model):
    """Where a person lives (by postal code, never an address), how far they go, and whether they are 18."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    postal_code = models.ForeignKey("places.PostalCode", on_delete=models.PROTECT, related_name="+")
    municipality = models.ForeignKey("places.Municipality", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(
        "places.LocalArea", on_delete=models.SET_NULL, null=True, blank=True, related_name="profiles"
    )
    travel_km = models.PositiveSmallIntegerField(
        _("travel distance"), default=10, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    adult = models.BooleanField(_("at least 18"), default=False)
    turns_18_on = models.DateField(_("turns 18 on"), null=True, blank=True)  # 15 to 17 alone (DOMAIN rule 12)
    asked_at_most = models.PositiveSmallIntegerField(
        _("asked at most so many times a month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
    )

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    def __str__(self) -> str:
        return f"{self.person_id}"


class ProfileWord(models.Model):
    """One language, skill or interest of a person."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="words")
    kind = models.CharField(max_length=10, choices=WordKind.choices)
    key = models.CharField(max_length=20)

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        constraints = [
            models.UniqueConstraint(fields=["profile", "kind", "key"], name="volunteers_word_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.key}"


class Availability(models.Model):
    """A part of a weekday on which a person usually can."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="availabilities")
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices)
    part = models.CharField(max_length=12, choices=DayPart.choices)

    class Meta:
        verbose_name = _("availability")
        verbose_name_plural = _("availabilities")
        constraints = [
            models.UniqueConstraint(fields=["profile", "weekday", "part"], name="volunteers_available_once")
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.part}"


class Volunteer(models.Model):
    """A safety ambassador; made when the application becomes active."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="volunteer"
    )
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="volunteers")
    state = models.CharField(max_length=10, choices=VolunteerState.choices, default=VolunteerState.ACTIVE)
    since = models.DateField(_("ambassador since"))
    paused_until = models.DateField(_("on a break until"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(
        _("why it ended"), max_length=10, choices=EndReason.choices, blank=True, default="", db_default=""
    )

    objects = VolunteerQuerySet.as_manager()

    class Meta:
        verbose_name = _("safety ambassador")
        verbose_name_plural = _("safety ambassadors")
        indexes = [models.Index(fields=["district", "state"], name="volunteers_in_district")]

    def __str__(self) -> str:
        return f"{self.person_id}"
