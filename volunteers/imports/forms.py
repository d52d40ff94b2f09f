"""Choosing a file, and which column is what."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from volunteers.entry.forms import missing
from volunteers.imports.columns import FIELDS


class FileForm(forms.Form):
    """The list."""

    file = forms.FileField(
        label=_("The list"),
        help_text=_("A .csv or .xlsx file, at most 2 MB and 2,000 people. Row 1 has the headings."),
        error_messages={
            **missing(_("Choose a file")),
            "empty": _("There are no people in the file. Row 1 has the headings, the people come below."),
            "max_length": _("The file’s name is too long. Give it a shorter one."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        max_length=200,
    )
    adults = forms.BooleanField(
        label=_("Everybody on the list is at least 18"),
        error_messages=missing(
            _("Only those who are at least 18 can be on the list. Tick the box if they all are.")
        ),
    )


class ColumnsForm(forms.Form):
    """For each field the column it stands in."""

    def __init__(self, *args: Any, headings: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", str(_("Not in the list")))]
        choices += [(str(index), heading or str(index + 1)) for index, heading in enumerate(headings)]
        for name, label in FIELDS.items():
            self.fields[name] = forms.ChoiceField(
                label=str(label),
                choices=choices,
                required=False,
                error_messages=missing(_("Choose one of the columns")),
            )

    @property
    def columns(self) -> dict[str, int]:
        """The index of each chosen column."""
        return {name: int(index) for name, index in self.cleaned_data.items() if index}
