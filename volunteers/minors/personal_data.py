"""What this room holds about people, and for how long (core.privacy)."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, RetentionRule, day_before, declare, retention_rules
from volunteers.minors import letters
from volunteers.minors.models import Guardian


def register() -> None:
    """The table and its rule."""
    declare(
        PersonalTable(
            "volunteers_minors.Guardian",
            _("Your guardian"),
            person=("person",),
            actors=("answered_by",),
            columns=("name", "email", "phone", "asked_at", "confirmed_at", "refused_at"),
            merge=_merge,
        )
    )
    retention_rules.register(
        "guardians",
        RetentionRule(
            title=_("Guardians"),
            why=_("The ambassador has turned 18."),
            days="RETENTION_GUARDIAN_DAYS",
            due=_grown_up,
            act=_fall,
        ),
        order=105,
    )


def _merge(kept: int, gone: int) -> None:
    """One guardian a person: the kept one's own, else the other's."""
    if Guardian.objects.filter(person=kept).exists():
        Guardian.objects.filter(person=gone).delete()
    else:
        Guardian.objects.filter(person=gone).update(person=kept)


def _grown_up(on: date) -> QuerySet[Guardian]:
    """Of adults, and of those whose day has passed though nobody has looked yet."""
    passed = day_before(on, "RETENTION_GUARDIAN_DAYS")
    return Guardian.objects.filter(
        Q(person__profile__adult=True)
        | Q(person__profile__turns_18_on__lte=passed)
        | Q(person__profile__isnull=True)
    )


def _fall(rows: QuerySet[Guardian]) -> int:
    gone = list(rows)
    for guardian in gone:
        letters.forget(guardian)
    Guardian.objects.filter(pk__in=[guardian.pk for guardian in gone]).delete()
    return len(gone)
