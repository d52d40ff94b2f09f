"""What preview links say about people (core.privacy)."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, RetentionRule, declare, delete_rows, moment_before, retention_rules
from home.preview.models import PreviewLink, lifetime


def register() -> None:
    """The table and its rule."""
    declare(
        PersonalTable("home_preview.PreviewLink", _("Preview links you made"), actors=("created_by",)),
        order=62,
    )
    retention_rules.register(
        "preview",
        RetentionRule(
            title=_("Preview links that no longer work"),
            why=_("They open nothing, and say who made them."),
            days="RETENTION_PREVIEW_DAYS",
            due=_dead,
            act=delete_rows,
        ),
        order=84,
    )


def _dead(on: date) -> QuerySet[PreviewLink]:
    before = moment_before(on, "RETENTION_PREVIEW_DAYS")
    return PreviewLink.objects.filter(Q(revoked_at__lt=before) | Q(created_at__lt=before - lifetime()))
