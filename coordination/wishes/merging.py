"""What becomes of wishes when two people turn out to be one (the rows are moved after it)."""

from coordination.wishes.models import TaskWish


def settle_wishes(kept: int, gone: int) -> None:
    """One word about each thing: the newer one."""
    rows = (
        TaskWish.objects.select_for_update(of=("self",)).filter(person__in=(kept, gone)).order_by("at", "pk")
    )
    newest = {(row.role_id, row.kind): row.pk for row in rows}
    for row in rows:
        if newest[row.role_id, row.kind] != row.pk:
            row.delete()
