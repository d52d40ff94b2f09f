"""Why two people are made one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr


class MergeForm(forms.Form):
    """The reason stays in the history."""

    reason = forms.CharField(
        label=_("How do you know that it is the same person?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
        max_length=500,
        help_text=_("The person can read it."),
    )
