"""What this room hangs up in the rooms below it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.privacy import PersonalTable, declare
from core.registries import MenuItem, day_sources, workspace_menu
from volunteers.duplicates import queue
from volunteers.duplicates.models import NotTheSame


def register() -> None:
    """Queue, menu entry and the table."""
    day_sources.register("duplicates", queue.people_registered_twice, order=60)
    workspace_menu.register(
        "duplicates",
        MenuItem(
            _("People"),
            _("Registered twice"),
            "duplicate_list",
            "persons",
            lambda user: bool(scope_of(user).coordinator),
        ),
        order=28,
    )
    declare(
        PersonalTable(
            "volunteers_duplicates.NotTheSame",
            _("Others with a name, number or address like yours"),
            person=("one", "other"),
            actors=("decided_by",),
            columns=(("decided_at", _("Found not to be you")),),
            merge=settle_pairs,
        )
    )


def settle_pairs(kept: int, gone: int) -> None:
    """What was said about the one holds for the other: put anew, the lower number first."""
    for row in NotTheSame.objects.filter(Q(one=gone) | Q(other=gone)):
        third = row.other_id if row.one_id == gone else row.one_id
        row.delete()
        if third != kept:
            first, second = sorted((kept, third))
            NotTheSame.objects.get_or_create(
                one_id=first,
                other_id=second,
                defaults={"decided_by_id": row.decided_by_id, "decided_at": row.decided_at},
            )
