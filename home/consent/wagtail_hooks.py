"""The way to remove a picture everywhere, and what Wagtail's history says of it."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from home.consent.admin_views import remove_picture
from home.consent.removal import REMOVED


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Where the button on a picture's own screen leads."""
    return [path("billeder/<int:picture_id>/fjern/", remove_picture, name="remove_picture")]


@hooks.register("register_log_actions")
def log_action(actions: Any) -> None:
    """What the history of a page calls it."""
    actions.register_action(REMOVED, _("Remove a picture everywhere"), _("Removed a picture everywhere"))
