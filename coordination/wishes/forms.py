"""A no: to what, and for how long."""

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.wishes.enums import About, HowLong


class NoForm(forms.Form):
    """No reason is asked for."""

    about = forms.ChoiceField(label=_("What don't you want to be asked about?"), choices=About.choices)
    how_long = forms.TypedChoiceField(label=_("For how long?"), choices=HowLong.choices, coerce=int)
