"""Minutes as hours, the same way on every page."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.simple_tag
def hours(minutes: int) -> str:
    """ "2,5": hours with one decimal at most, as the language writes them."""
    value = round(minutes / 60, 1)
    return str(
        number_format(int(value) if value == int(value) else value, use_l10n=True, force_grouping=True)
    )
