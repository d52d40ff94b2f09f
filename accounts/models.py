"""Everyone: citizens, ambassadors, staff and partners."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from accounts.enums import AccessKind, Channel, Purpose, Role
from accounts.querysets import AccessEntryQuerySet, AreaDutyQuerySet, StaffRoleQuerySet, UserManager
from core.fields import FreeCharField, FreeTextField


class User(AbstractBaseUser, PermissionsMixin):
    """A person. E-mail may be missing: whoever is reached by phone or letter has the same rights."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    first_name = FreeCharField(_("first name"), max_length=80, blank=True)
    last_name = FreeCharField(_("last name"), max_length=80, blank=True)
    alias = FreeCharField(_("alias"), max_length=80, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True, default="")
    is_protected = models.BooleanField(_("protected"), default=False)
    language = models.CharField(_("language"), max_length=5, default="da", choices=settings.LANGUAGES)
    channel = models.CharField(
        _("how we reach you"), max_length=6, choices=Channel.choices, default=Channel.MAIL, db_default="mail"
    )
    quiet_from = models.TimeField(_("no messages from"), null=True, blank=True)
    quiet_until = models.TimeField(_("no messages until"), null=True, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    merged_into = models.ForeignKey(  # the same person: the append-only logs still name this number
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged"
    )

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_email_ci")]

    def __str__(self) -> str:
        return self.shown_name

    def clean(self) -> None:
        """Keep one spelling of an address, and null instead of empty."""
        super().clean()
        self.email = (self.email or "").strip().lower() or None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An empty address is no address: two people without one must not clash."""
        self.email = self.email or None
        super().save(*args, **kwargs)

    @property
    def shown_name(self) -> str:
        """What others may see: the alias of a protected person, else the first name."""
        if not self.is_active and not self.first_name:
            return str(_("Somebody who has left"))
        if self.is_protected:
            return self.alias or self.numbered_name
        return self.alias or self.first_name or str(_("New person"))

    @property
    def numbered_name(self) -> str:
        """A name that tells nothing, for those who may not see the real one and where no alias is chosen."""
        return str(_("Ambassador %(number)s") % {"number": self.pk})

    def get_full_name(self) -> str:
        """First and last name; for those alone who may see it (see `accounts.permissions`)."""
        return f"{self.first_name} {self.last_name}".strip() or self.shown_name

    def get_short_name(self) -> str:
        """First name."""
        return self.first_name


def display_name(user: User) -> str:
    """What allauth calls a person."""
    return user.shown_name


class StaffRole(models.Model):
    """A role a member of staff has in a district; national roles have no district."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_roles")
    district = models.ForeignKey(
        "places.District", on_delete=models.PROTECT, null=True, blank=True, related_name="staff_roles"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    may_screen = models.BooleanField(_("may see and assess screenings"), default=False)

    objects = StaffRoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("staff role")
        verbose_name_plural = _("staff roles")
        constraints = [
            models.UniqueConstraint(fields=["user", "district", "role"], name="accounts_role_once"),
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(district=None), name="accounts_national_role_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()


class BreakGlass(models.Model):
    """An emergency account that is open for a few hours, for when the employer's login is down. Never deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="break_glass")
    reason = FreeTextField(_("reason"), max_length=500)
    opened_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("emergency access")
        verbose_name_plural = _("emergency accesses")
        ordering = ["-opened_at"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.opened_at:%Y-%m-%d %H:%M}"


class AreaDuty(models.Model):
    """Who is contact officer or deputy of an area, from–to (the last day counts)."""

    class Kind(models.TextChoices):
        """In which way the area is theirs."""

        CONTACT = "contact", _("contact officer")
        DEPUTY = "deputy", _("deputy")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="area_duties")
    area = models.ForeignKey("places.LocalArea", on_delete=models.CASCADE, related_name="duties")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.CONTACT)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)

    objects = AreaDutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("area duty")
        verbose_name_plural = _("area duties")
        ordering = ["starts_on", "pk"]
        constraints = [
            # That two contact officers never overlap is held by `accounts.duty_guard`, in the database too.
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="accounts_duty_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.area_id}"


class Organisation(models.Model):
    """A partner: municipality, housing association, SSP, residents' council."""

    class Kind(models.TextChoices):
        """What kind of partner."""

        MUNICIPALITY = "municipality", _("Municipality")
        HOUSING = "housing", _("Housing association")
        SCHOOL = "school", _("School")
        RESIDENTS = "residents", _("Residents' council")
        ASSOCIATION = "association", _("Association")
        POLICE = "police", _("Police")
        OTHER = "other", _("Other")

    name = FreeCharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.OTHER)
    district = models.ForeignKey("places.District", on_delete=models.PROTECT, related_name="organisations")
    website = models.URLField(_("website"), blank=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="organisations")

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["district", "name"], name="accounts_partner_once")]

    def __str__(self) -> str:
        return self.name


class AccessEntry(models.Model):
    """One look-up in a person's data. Append-only: the database refuses changes (see `accounts.log_guard`)."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="looked_up"
    )
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="look_ups")
    kind = models.CharField(max_length=10, choices=AccessKind.choices)
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    query = models.CharField(max_length=300, blank=True)
    district = models.ForeignKey(
        "places.District", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    keep_until = models.DateTimeField()

    objects = AccessEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("look-up")
        verbose_name_plural = _("look-ups")
        ordering = ["-at"]
        indexes = [models.Index(fields=["person", "-at"], name="accounts_seen_by")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.get_purpose_display()}"


class StateChange(models.Model):
    """One named transition of a state machine: what, from, to, who, when and why. Append-only."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    transition = models.CharField(max_length=30)
    source = models.CharField(max_length=20)
    target = models.CharField(max_length=20)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = FreeTextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="accounts_history")]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}: {self.transition}"
