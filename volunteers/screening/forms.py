"""Forms of the screening: kind, dates and outcome; no document and no CPR number."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from volunteers.enums import ScreeningKind, ScreeningOutcome

FARTHEST = timedelta(days=3653)  # ten years: what lies beyond is a slip of the finger


def _date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _past_day(form: forms.Form, name: str) -> Any:
    day, today = form.cleaned_data[name], timezone.localdate()
    if day > today:
        raise forms.ValidationError(_("Choose today or a day before."))
    if day < today - FARTHEST:
        raise forms.ValidationError(_("Choose a day within the last ten years."))
    return day


class ScreeningForm(forms.Form):
    """A check that was ordered."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=ScreeningKind.choices,
        help_text=_(
            "A child certificate is for those alone who have a fixed association and direct contact with "
            "children under 15."
        ),
    )
    why = forms.CharField(
        label=_("Why it is needed"),
        max_length=300,
        validators=[refuse_cpr],
        help_text=_("The person reads it on Min side."),
    )
    ordered_on = forms.DateField(label=_("Ordered on"), initial=timezone.localdate, widget=_date_input())

    def clean_ordered_on(self) -> Any:
        """Something that happened."""
        return _past_day(self, "ordered_on")


class OutcomeForm(forms.Form):
    """What came of the check."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=ScreeningOutcome.choices)
    assessed_on = forms.DateField(label=_("Assessed on"), initial=timezone.localdate, widget=_date_input())
    renew_by = forms.DateField(
        label=_("Renew by"),
        required=False,
        widget=_date_input(),
        help_text=_("The last day it holds. We warn you and the person 60, 30 and 7 days before."),
    )

    def clean_assessed_on(self) -> Any:
        """Something that happened."""
        return _past_day(self, "assessed_on")

    def clean(self) -> dict[str, Any]:
        """A renewal lies after the assessment, and within ten years of it."""
        data: dict[str, Any] = super().clean() or {}
        assessed, renew = data.get("assessed_on"), data.get("renew_by")
        if assessed and renew and renew <= assessed:
            self.add_error("renew_by", _("Choose a day after the assessment."))
        elif assessed and renew and renew > assessed + FARTHEST:
            self.add_error("renew_by", _("Choose a day within ten years."))
        return data
