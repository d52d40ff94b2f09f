"""Asking to follow, and changing how often one hears from us."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from projects.enums import Objective
from projects.follow.models import Pace
from projects.follow.targets import KM_DEFAULT

KM_CHOICES = (5, 10, 25, 50)


class PaceForm(forms.Form):
    """How often."""

    pace = forms.ChoiceField(
        label=_("When do you want to hear from us?"),
        choices=Pace.choices,
        initial=Pace.WEEKLY,
        widget=forms.RadioSelect,
    )


class MailForm(PaceForm):
    """Without an account: where to write."""

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("We send one mail with a button. You hear nothing from us until you press it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "invalid": _("Write your e-mail address, for example name@example.com"),
            "required": _("Write your e-mail address"),
        },
    )
    field_order = ("email", "pace")


class AreaForm(forms.Form):
    """Which area: leads to the page that asks for the rest."""

    postnummer = forms.CharField(
        label=_("Postal code"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    km = forms.TypedChoiceField(
        label=_("At most"),
        coerce=int,
        initial=KM_DEFAULT,
        required=False,
        choices=[(km, f"{km}\N{NO-BREAK SPACE}km") for km in KM_CHOICES],
    )


class ObjectiveForm(forms.Form):
    """Which objective."""

    maal = forms.ChoiceField(label=_("Objective"), choices=Objective.choices)


def follow_form(user: Any, data: Any = None) -> PaceForm:
    """What is asked of this person."""
    return PaceForm(data) if user.is_authenticated else MailForm(data)
