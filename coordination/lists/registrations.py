"""What these lists hang up in the rooms below."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from coordination.lists import bulk
from coordination.lists.desk import ASSIGNMENT_LIST, ROLE_LIST, SESSION_LIST
from coordination.lists.filters import last_asked
from core.registries import MenuItem, workspace_menu
from volunteers.filters import people_filters
from workspace.lists.desk import register_list


def register() -> None:
    """Lists, menu entries, the filter of ambassadors and their action."""
    entries = (
        (32, ROLE_LIST, "assignment"),
        (34, SESSION_LIST, "calendar-month"),
        (42, ASSIGNMENT_LIST, "forum"),
    )
    for order, desk, icon in entries:
        register_list(desk)
        item = MenuItem(_("Effort"), desk.title, desk.url_name, icon, _works_here)
        workspace_menu.register(desk.url_name, item, order=order)
    people_filters.register("spurgt", ("spurgt", last_asked))
    bulk.register()


def _works_here(user: Any) -> bool:
    return bool(scope_of(user).districts)
