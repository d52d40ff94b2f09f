"""The head of a page for search engines: `{% page_meta as meta %}`."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString

from tryghed.meta import Meta, meta_of

register = template.Library()
# Nothing an editor writes ends the script element: the characters that could are written as escapes.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def page_meta(context: template.Context) -> Meta:
    """What the head says of this page."""
    known: dict[str, Any] = {str(name): value for name, value in context.flatten().items()}
    return meta_of(known)


@register.filter
def json_ld(data: dict[str, Any]) -> SafeString:
    """Data for a `<script type="application/ld+json">`: read, never run, so the strict policy allows it."""
    return SafeString(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))
