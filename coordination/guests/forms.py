"""What a guest is asked for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_address, refuse_cpr


class GuestForm(forms.Form):
    """A first name, an address for the link, and being grown up."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        validators=[refuse_cpr, refuse_address],
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        help_text=_("So that those you meet know what to call you."),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We send a link to confirm with, and write if anything changes. Nothing else."),
    )
    adult = forms.BooleanField(
        label=_("I am at least 18"), error_messages={"required": _("You have to be 18 to come along.")}
    )
