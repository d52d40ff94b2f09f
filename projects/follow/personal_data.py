"""What follows hold about people, and for how long (core.privacy)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, RetentionRule, at_address, declare, moment_before, retention_rules
from projects.follow.models import Follow, Mailbox
from projects.follow.services import stop


def register() -> None:
    """Tables and the rule."""
    declare(
        PersonalTable(
            "projects_follow.Follow",
            _("What you follow"),
            person=("person",),
            merge=settle_follows,
            rows=follows_of,
            columns=(
                ("project__title", _("Project")),
                ("postal_code__name", _("Area")),
                "km",
                ("objective", _("Objective")),
                ("pace", _("How often")),
                ("asked_at", _("Asked for")),
            ),
        ),
        order=41,
    )
    declare(
        PersonalTable(
            "projects_follow.Mailbox",
            _("Your address, followed without an account"),
            rows=_mailboxes_of,
            columns=("email", "language"),
        ),
        order=42,
    )
    retention_rules.register(
        "follows-unconfirmed",
        RetentionRule(
            title=_("Follows nobody confirmed"),
            why=_("The address was not confirmed while the link worked."),
            days="FOLLOW_CONFIRM_DAYS",
            due=lambda on: Follow.objects.unconfirmed_since(moment_before(on, "FOLLOW_CONFIRM_DAYS")),
            act=lambda rows: stop(follows=rows),
        ),
        order=52,
    )


def follows_of(person: Any) -> QuerySet[Follow]:
    """Those of the account, and of the person's address."""
    return Follow.objects.filter(Q(person=person.pk) | at_address(person, email="mailbox__email", phone=""))


def _mailboxes_of(person: Any) -> QuerySet[Mailbox]:
    return Mailbox.objects.filter(at_address(person, phone=""))


def settle_follows(kept: int, gone: int) -> None:
    """What either confirmed is confirmed."""
    for row in Follow.objects.filter(person=gone).exclude(confirmed_at=None):
        same = {name: getattr(row, name) for name in ("project", "postal_code", "km", "objective")}
        Follow.objects.filter(person=kept, confirmed_at=None, **same).update(confirmed_at=row.confirmed_at)
