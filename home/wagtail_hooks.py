"""The editors' admin: fewer menu entries, and accounts of staff alone."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button

from home.base import BasePage
from home.english_view import may_make_english, write_english
from home.pictures import make_renditions
from home.plain_language import editor_help
from home.staff_users import STAFF_BULK_ACTIONS
from home.visibility import foreign_members_pages

# What nobody needs here: there are no snippets or forms, and help leads to pages about Wagtail, in English.
HIDDEN = {"snippets", "forms", "help"}
HIDDEN_FROM_EDITORS = HIDDEN | {"reports"}
AFTER_WAGTAIL = 10  # the registry keeps the last action of a name: ours


@hooks.register("construct_main_menu")
def hide_what_is_not_needed(request: HttpRequest, menu_items: list[Any]) -> None:
    """Pages, pictures and documents are left for editors; the administrator has settings and reports too."""
    hidden = HIDDEN if request.user.is_superuser else HIDDEN_FROM_EDITORS
    menu_items[:] = [item for item in menu_items if item.name not in hidden]


@hooks.register("insert_global_admin_css")
def our_colours() -> SafeString:
    """The admin looks like the site it belongs to."""
    return format_html('<link rel="stylesheet" href="{}">', static("tryghed/admin.css"))


@hooks.register("insert_editor_js")
def plain_words() -> SafeString:
    """Suggestions for plainer words, under the text."""
    return editor_help()


@hooks.register("register_admin_urls")
def english_address() -> list[Any]:
    """Where the button below leads."""
    return [path("pages/<int:page_id>/english/", write_english, name="write_english")]


@hooks.register("register_page_header_buttons")
def english_button(page: Any, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """A way to the English version, or to making one."""
    if may_make_english(page.specific, user):
        yield Button(
            _("English version"), reverse("write_english", args=[page.pk]), icon_name="globe", priority=90
        )


@hooks.register("construct_page_chooser_queryset")
def hide_foreign_projects(pages: Any, request: HttpRequest) -> Any:
    """Who links to a page doesn't read the titles of another district's closed projects."""
    return pages.exclude(pk__in=foreign_members_pages(request.user))


@hooks.register("after_publish_page")
def make_pictures(request: HttpRequest, page: Any) -> None:
    """The editor waits a moment for the picture's sizes, so that no reader does."""
    if isinstance(page, BasePage) and getattr(page, "picture", None):
        make_renditions(page.picture)


for action in STAFF_BULK_ACTIONS:
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)
