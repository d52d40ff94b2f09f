"""The editors' admin: fewer menu entries, and accounts of staff alone."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from home.staff_users import STAFF_BULK_ACTIONS

# What nobody needs here: there are no snippets or forms, and help leads to pages about Wagtail, in English.
HIDDEN = {"snippets", "forms", "help"}
HIDDEN_FROM_EDITORS = HIDDEN | {"reports"}
AFTER_WAGTAIL = 10  # the registry keeps the last action of a name: ours


@hooks.register("construct_main_menu")
def hide_what_is_not_needed(request: HttpRequest, menu_items: list[Any]) -> None:
    """Pages, pictures and documents are left for editors; the administrator has settings and reports too."""
    hidden = HIDDEN if request.user.is_superuser else HIDDEN_FROM_EDITORS
    menu_items[:] = [item for item in menu_items if item.name not in hidden]


for action in STAFF_BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)
