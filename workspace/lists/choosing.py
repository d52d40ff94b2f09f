"""Rows chosen for something: kept here and never in an address, and read through the list's scope at every step.

A room that takes over what was chosen (a letter to many, say) registers a `BulkAction` with `hand_to` and reads
`people_of(selection_of(request.user, number), request.user)` in its own view, for as long as `Selection` lasts.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from core.numbers import number_of
from workspace.lists.desk import DeskList, desk_of
from workspace.lists.errors import NothingChosenError, TooManyError
from workspace.lists.models import Selection

LASTS = timedelta(hours=2)
PARAMETER = "valg"


def choose(*, desk: DeskList, user: Any, rows: Any, action: str, most: int) -> Selection:
    """Keep which rows were chosen. Raises `NothingChosenError` and `TooManyError`."""
    numbers = list(rows.order_by().values_list("pk", flat=True)[: most + 1])
    if not numbers:
        raise NothingChosenError
    if len(numbers) > most:
        raise TooManyError(most)
    until = timezone.now() + LASTS
    return Selection.objects.create(
        user=user, list_name=desk.name, action=action, row_ids=sorted(numbers), expires_at=until
    )


def selection_of(user: Any, number: Any) -> Selection:
    """The user's own choice, while it lasts; raises `Http404`."""
    return get_object_or_404(
        Selection, pk=number_of(str(number)), user=user.pk, expires_at__gt=timezone.now()
    )


def used_up(selection: Selection) -> bool:
    """Whether this press is the one that does it: of two at the same moment one alone empties the row.

    It stays until its time is over, so that the other press gets an answer.
    """
    return bool(Selection.objects.filter(pk=selection.pk).exclude(row_ids=[]).update(row_ids=[], answers={}))


def give_back(selection: Selection) -> None:
    """The action broke off: the same press may be tried again, and is judged anew."""
    Selection.objects.filter(pk=selection.pk).update(row_ids=selection.row_ids, answers=selection.answers)


def rows_of(selection: Selection, user: Any) -> Any:
    """Those of the chosen rows that the user may see now."""
    desk = desk_of(selection.list_name)
    return desk.rows(user).filter(pk__in=selection.row_ids).order_by("pk")


def people_of(selection: Selection, user: Any) -> list[int]:
    """The numbers of the people the chosen rows are about; those alone whom the user may see now."""
    desk = desk_of(selection.list_name)
    if not desk.person:
        raise Http404
    numbers: Iterable[int] = rows_of(selection, user).values_list(desk.person, flat=True)
    return list(dict.fromkeys(numbers))
