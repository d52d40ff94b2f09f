"""Tags on many at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import BulkAction, Refused, bulk_actions
from volunteers.permissions import may_handle_application
from volunteers.tags.forms import TagForm, UntagForm
from volunteers.tags.models import Tag, key_of
from volunteers.tags.services import add_tag, remove_tag

PEOPLE = "ambassadoerer"  # the list's name (volunteers.desk_lists)
MOST = 10_000


def _works_here(user: Any) -> bool:
    return bool(scope_of(user).districts)


def _having(rows: Sequence[Any], text: str) -> set[int]:
    numbers = Tag.objects.filter(key=key_of(text), person__volunteer__in=rows).values_list(
        "person", flat=True
    )
    return set(numbers)


def _judge(user: Any, rows: Sequence[Any], text: str, *, has: bool) -> Iterable[Refused]:
    having = _having(rows, text)
    for row in rows:
        if not may_handle_application(user, row):
            yield Refused(row, _("lives in another contact officer's area"))
        elif (row.person_id in having) is not has:
            yield Refused(row, _("doesn't have the tag") if has else _("has the tag already"))


def judge_tag(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """Who is somebody else's to handle, or has it."""
    return _judge(user, rows, values["text"], has=False)


def judge_untag(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """Who is somebody else's to handle, or doesn't have it."""
    return _judge(user, rows, values["text"], has=True)


def apply_tag(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """All of them."""
    add_tag(volunteers=rows, text=values["text"], actor=user)
    return ()


def apply_untag(user: Any, rows: Sequence[Any], values: Mapping[str, Any]) -> Iterable[Refused]:
    """All of them."""
    remove_tag(volunteers=rows, text=values["text"], actor=user)
    return ()


def register() -> None:
    """The two actions of the list of ambassadors."""
    bulk_actions[PEOPLE].register(
        "tag",
        BulkAction(
            "tag", _("Add a tag"), _("Add the tag"), _works_here, judge_tag, apply_tag, TagForm, most=MOST
        ),
        order=30,
    )
    bulk_actions[PEOPLE].register(
        "untag",
        BulkAction(
            "untag",
            _("Remove a tag"),
            _("Remove the tag"),
            _works_here,
            judge_untag,
            apply_untag,
            UntagForm,
            most=MOST,
        ),
        order=31,
    )
