"""What this room holds about people, and for how long."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from coordination.guests.models import GuestSignUp
from coordination.models import Attendance
from core.privacy import PersonalTable, RetentionRule, at_address, declare, moment_before, retention_rules
from volunteers.privacy.forgetting import forget
from volunteers.privacy.rules import unneeded


def register() -> None:
    """The table, and when guests are forgotten."""
    declare(
        PersonalTable(
            "coordination_guests.GuestSignUp",
            _("Sessions you asked to come to without an account"),
            person=("person",),
            rows=lambda person: GuestSignUp.objects.filter(
                Q(person=person.pk) | at_address(person, phone="")
            ),
            columns=(("place__session__starts_at", _("From")), "first_name", "email", "asked_at"),
        )
    )
    retention_rules.register(
        "guests",
        RetentionRule(
            title=_("Guests at sessions"),
            why=_("They came once, or never confirmed."),
            days="RETENTION_GUEST_DAYS",
            due=_due,
            act=let_guests_go,
            kept=_("that somebody came and for how long, without name"),
        ),
        order=33,
    )


def _due(on: date) -> QuerySet[GuestSignUp]:
    before = moment_before(on, "RETENTION_GUEST_DAYS")
    unconfirmed = Q(person=None, asked_at__lt=before)
    return GuestSignUp.objects.filter(
        unconfirmed | Q(person__isnull=False, place__session__ends_at__lt=before)
    )


def let_guests_go(rows: QuerySet[Any]) -> int:
    """Delete what they wrote; who has no other business here is forgotten, what they did still counts."""
    gone = 0
    for row in rows.select_related("person"):
        person = row.person
        row.delete()
        gone += 1
        if person is not None and _only_came_once(person):
            forget(person=person, rule="guests")
    return gone


def _only_came_once(person: Any) -> bool:
    """No reason to keep the account but attendance that is over."""
    if GuestSignUp.objects.filter(person=person).exists():
        return False
    if Attendance.objects.live().filter(person=person, ends_at__gt=timezone.now()).exists():
        return False
    return unneeded(User.objects.filter(pk=person.pk), but={"coordination.attendance"}).exists()
