"""Small helps of the project pages."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.formats import date_format

from projects.listing import place_of as _place_of
from projects.timeline import TimelineStep

register = template.Library()


@register.filter
def as_steps(timeline: Iterable[TimelineStep]) -> list[dict[str, Any]]:
    """The steps as the timeline component reads them, with month and year: "aug. 2026"."""
    return [
        {
            "label": step.label,
            "state": step.state,
            "when": date_format(step.date, "M Y").lower() if step.date else "",
        }
        for step in timeline
    ]


@register.filter
def place_of(project: Any) -> str:
    """Town and municipality."""
    return _place_of(project)
