"""The language of what editors write, and the pictures of their pages."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from home.languages import language_of, reading_language
from home.pictures import CARD, PAGE, rendition_of

register = template.Library()


@register.simple_tag(takes_context=True)
def written_in(context: template.Context, text: Any = None) -> SafeString:
    """The `lang` attribute of editorial text, where the page around it is in another language.

    `text` is the page it belongs to or its language; without it, the page being shown.
    """
    text = text if text is not None else context.get("page")
    written = text if isinstance(text, str) else _language_of(text)
    return SafeString("") if written == reading_language() else format_html(' lang="{}"', written)


def _language_of(page: Any) -> str:
    return language_of(page) if hasattr(page, "locale_id") else settings.LANGUAGE_CODE


@register.simple_tag
def card_picture(page: Any) -> Any | None:
    """The page's picture in the size of a card, or None."""
    return rendition_of(page.picture, CARD)


@register.simple_tag
def page_picture(page: Any) -> Any | None:
    """The page's picture in full width, or None."""
    return rendition_of(page.picture, PAGE)


@register.filter
def host_of(address: str) -> str:
    """The name of a website as people say it: "offerraadgivning.dk"."""
    return urlsplit(address).netloc.removeprefix("www.")
