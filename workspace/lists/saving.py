"""Keeping choices of a list under a name; they belong to whoever saved them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from workspace.lists.errors import TitleError, TitleTakenError
from workspace.lists.models import SavedFilter


@transaction.atomic
def save_choice(*, user: Any, list_name: str, title: str, query: str) -> SavedFilter:
    """Save under a name. Raises `TitleError` and `TitleTakenError`."""
    return _kept(SavedFilter(user=user, list_name=list_name, title=title.strip(), query=query))


@transaction.atomic
def rename_choice(*, saved: SavedFilter, title: str) -> SavedFilter:
    """Give another name. Raises `TitleError` and `TitleTakenError`."""
    saved.title = title.strip()
    return _kept(saved)


@transaction.atomic
def begin_with(*, saved: SavedFilter, start: bool) -> None:
    """Let the list begin with it (and with no other), or not any more."""
    SavedFilter.objects.filter(user=saved.user_id, list_name=saved.list_name).update(is_start=False)
    SavedFilter.objects.filter(pk=saved.pk).update(is_start=start)


def _kept(saved: SavedFilter) -> SavedFilter:
    try:
        saved.clean_fields()
    except ValidationError as error:
        raise TitleError(" ".join(error.messages) if "cpr" in _codes(error) else None) from None
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError:
        raise TitleTakenError from None
    return saved


def _codes(error: ValidationError) -> set[str | None]:
    return {each.code for found in error.error_dict.values() for each in found}
