"""What this room hangs up in the rooms below it."""

from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, RetentionRule, declare, delete_rows, moment_before, retention_rules
from core.registries import day_sources
from volunteers.moving.models import Move
from volunteers.moving.queue import waiting_moves


def register() -> None:
    """The queue, the table, and when moves fall."""
    day_sources.register("moves", waiting_moves, order=25)
    declare(
        PersonalTable(
            "volunteers_moving.Move",
            _("Your moves between police districts"),
            person=("person",),
            columns=(
                ("asked_at", _("Asked")),
                ("origin__name", _("From")),
                ("target__name", _("To")),
                ("postal_code__code", _("Postal code")),
                ("municipality__name", _("Municipality")),
                "state",
                "reason",
                ("decided_at", _("Decided")),
            ),
            merge=_merge,
        )
    )
    retention_rules.register(
        "moves",
        RetentionRule(
            title=_("Moves that are decided"),
            why=_("The answer is given, and the history says where somebody was."),
            days="RETENTION_MOVE_DAYS",
            due=lambda on: Move.objects.filter(decided_at__lt=moment_before(on, "RETENTION_MOVE_DAYS")),
            act=delete_rows,
        ),
    )


def _merge(kept: int, gone: int) -> None:
    """An open move of both: the kept one's counts."""
    if Move.objects.open().filter(person=kept).exists():
        Move.objects.open().filter(person=gone).delete()
    Move.objects.filter(person=gone).update(person=kept)
