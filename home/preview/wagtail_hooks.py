"""The button that shares a draft, and what Wagtail's history says of it."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets import Button

from home.preview.admin_views import may_share, share_preview
from home.preview.services import SHARED, WITHDRAWN


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """Where the button leads."""
    return [path("pages/<int:page_id>/del/", share_preview, name="share_preview")]


@hooks.register("register_page_header_buttons")
def share_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """On a page with a draft that readers don't see yet."""
    if page.has_unpublished_changes and may_share(page.specific, user):
        address = reverse("share_preview", args=[page.pk])
        yield Button(_("Share a preview"), address, icon_name="link", priority=95)


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """What the history of a page calls it."""
    actions.register_action(SHARED, gettext_lazy("Share a preview"), gettext_lazy("Shared a preview"))
    actions.register_action(
        WITHDRAWN, gettext_lazy("Withdraw a preview"), gettext_lazy("Withdrew the link to a preview")
    )
