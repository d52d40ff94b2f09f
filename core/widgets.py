"""Form widgets for what Django's own are too slow at."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LongSelect(forms.Select):
    """A choice among very many. Django renders a template for each option: a third of the time of a list page.

    Knows plain choices alone, no groups.
    """

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The same mark-up as `forms.Select`."""
        chosen = {str(each) for each in self.format_value(value)}
        options = format_html_join(
            "\n  ",
            '<option value="{}"{}>{}</option>',
            (
                ("" if key is None else key, SafeString(" selected") if str(key) in chosen else "", label)
                for key, label in self.choices
            ),
        )
        mark_up = flatatt(self.build_attrs(self.attrs, attrs))
        return format_html('<select name="{}"{}>{}</select>', name, mark_up, options)
