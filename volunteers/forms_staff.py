"""Staff forms around an application."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr


class RejectForm(forms.Form):
    """A rejection is a decision: the applicant reads the reason."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_cpr],
        max_length=2000,
        help_text=_("The applicant can read it. Say what you have weighed, in plain words."),
    )
