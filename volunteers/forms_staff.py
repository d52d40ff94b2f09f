"""Staff forms around an application."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from volunteers.enums import ScreeningKind, ScreeningOutcome


def _date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RejectForm(forms.Form):
    """A rejection is a decision: the applicant reads the reason."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_cpr],
        max_length=2000,
        help_text=_("The applicant can read it. Say what you have weighed, in plain words."),
    )


class ScreeningForm(forms.Form):
    """A check that was ordered. No document and no CPR number."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ScreeningKind.choices)
    why = forms.CharField(label=_("Why it is needed"), max_length=300, validators=[refuse_cpr])
    ordered_on = forms.DateField(label=_("Ordered on"), initial=timezone.localdate, widget=_date_input())


class OutcomeForm(forms.Form):
    """What came of the check."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=ScreeningOutcome.choices)
    assessed_on = forms.DateField(label=_("Assessed on"), initial=timezone.localdate, widget=_date_input())
    renew_by = forms.DateField(label=_("Renew by"), required=False, widget=_date_input())

    def clean(self) -> dict[str, Any]:
        """A renewal lies after the assessment."""
        data: dict[str, Any] = super().clean() or {}
        assessed, renew = data.get("assessed_on"), data.get("renew_by")
        if assessed and renew and renew <= assessed:
            self.add_error("renew_by", _("Choose a day after the assessment."))
        return data
