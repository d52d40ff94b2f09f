"""A suggestion's stored reasons in words."""

from typing import Any

from django import template

from coordination.matching.wording import in_one_line

register = template.Library()


@register.simple_tag
def reasons_for(suggestion: Any | None) -> str:
    """The reasons that speak for the person; none when the suggestion is gone."""
    if suggestion is None:
        return ""
    return in_one_line(suggestion.sentences)
