"""Panels of other rooms, and the language of what editors write."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.registries import Panel

register = template.Library()


@register.simple_tag(takes_context=True)
def render_panel(context: template.Context, panel: Panel) -> str:
    """A panel with its own template; what the page knows (request, shell) is at hand in it."""
    if context.template is None:
        raise ValueError("A panel is part of a page.")
    found = context.template.engine.get_template(panel.template)
    with context.push(**panel.context):
        return found.render(context)


@register.simple_tag
def written_in() -> SafeString:
    """The `lang` attribute of editorial text, where the page around it is in another language."""
    written = settings.LANGUAGE_CODE
    if (get_language() or written).split("-")[0] == written.split("-")[0]:
        return SafeString("")
    return format_html(' lang="{}"', written)
