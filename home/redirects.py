"""Old addresses lead on: in both languages, and only to what the reader may open.

Wagtail remembers the address in the language of whoever renamed the page; readers of the other language came by
another one. It leads from the old address to the page, wherever it is now: there are no chains.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.signal_handlers import (
    autocreate_redirects_on_page_move,
    autocreate_redirects_on_slug_change,
)
from wagtail.signals import page_slug_changed, post_page_move

from home.visibility import open_pages


def remember_slug(**change: Any) -> None:
    """A published page got another slug."""
    _in_each_language(autocreate_redirects_on_slug_change, change)


def remember_place(**change: Any) -> None:
    """A page was moved."""
    _in_each_language(autocreate_redirects_on_page_move, change)


def _in_each_language(remember: Callable[..., None], change: dict[str, Any]) -> None:
    for code, _name in settings.LANGUAGES:
        with override(code):
            remember(**change)


def watch() -> None:
    """Follow every change of an address."""
    page_slug_changed.connect(remember_slug, dispatch_uid="redirect-slug")
    post_page_move.connect(remember_place, dispatch_uid="redirect-moved")


class OpenRedirectMiddleware(RedirectMiddleware):
    """Wagtail's, for pages that everybody may open: the new address of a closed project is nobody's business.

    A page that was taken down isn't led to either, so that no address leads to itself.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """The answer, or the way on in place of a 404. Browsers ask again: the page may get its old address back."""
        answer: HttpResponse = super().process_response(request, response)
        if answer is response:
            return answer
        if not _leads_to_an_open_page(request):
            return response
        answer["Cache-Control"] = "no-cache"
        return answer


def _leads_to_an_open_page(request: HttpRequest) -> bool:
    found = get_redirect(request, Redirect.normalise_path(request.path, decode_unicode=False))
    page = found.redirect_page_id if found else None
    return page is None or open_pages().filter(pk=page).exists()
