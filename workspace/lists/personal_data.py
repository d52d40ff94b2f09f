"""What the lists hold about people (core.privacy)."""

from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, declare
from workspace.lists.models import SavedFilter


def register() -> None:
    """Both belong to a member of staff and go with them."""
    declare(
        PersonalTable(
            "workspace_lists.SavedFilter",
            _("Choices you saved in the lists"),
            person=("user",),
            columns=("list_name", "title", "query"),
            merge=settle_saved,
        ),
        order=64,
    )
    declare(
        PersonalTable(
            "workspace_lists.Selection",
            _("Rows you chose in a list, for at most two hours"),
            person=("user",),
            columns=("list_name", "action", "expires_at"),
        ),
        order=64,
    )


def settle_saved(kept: int, gone: int) -> None:
    """Of two of the same name the kept person's own stays, and of two starts theirs."""
    mine = SavedFilter.objects.filter(user=kept)
    for row in SavedFilter.objects.filter(user=gone):
        same = mine.filter(list_name=row.list_name)
        if same.filter(title=row.title).exists():
            row.delete()
        elif row.is_start and same.filter(is_start=True).exists():
            SavedFilter.objects.filter(pk=row.pk).update(is_start=False)
