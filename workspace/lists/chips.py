"""The choices in force, each with the address without it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.dates import day_text

DROPPED_TOO = ("page", "alle")  # what belongs to the rows that were shown


@dataclass(frozen=True)
class Chip:
    """A choice in force, and the address without it."""

    label: str
    url: str


def chips_of(form: forms.Form, request: HttpRequest) -> list[Chip]:
    """One for each filter that narrows the list."""
    form.is_valid()
    found = []
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name)
        if value in (None, "", False) or not request.GET.get(name):
            continue
        kept = request.GET.copy()
        for gone in (name, *DROPPED_TOO):
            kept.pop(gone, None)
        # With nothing left the list would begin with what is saved as its start.
        found.append(Chip(_label(field, value), f"?{kept.urlencode() or 'vis=alle'}"))
    return found


def _label(field: forms.Field, value: Any) -> str:
    if value is True:
        return str(field.label)
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        choices: Any = field.choices
        shown = str(next((label for key, label in choices if str(key) == value), value))
    elif isinstance(value, date):
        shown = day_text(value, weekday=False, year=True)
    elif isinstance(field, forms.CharField):
        shown = _("“%(words)s”") % {"words": value}
    else:
        shown = str(value)
    return f"{field.label}: {shown}"
