"""A proposal, and a new group."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from accounts.scope import scope_of
from core.validators import refuse_cpr
from volunteers.entry.forms import email_field, missing, phone_field
from volunteers.wizard.forms import HomeFields


class ProposeForm(HomeFields):
    """Whom the association thinks of, and how we reach them."""

    mark_optional = True
    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        validators=[refuse_cpr],
        error_messages=missing(_("Write the first name")),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=80,
        validators=[refuse_cpr],
        error_messages=missing(_("Write the last name")),
    )
    email = email_field()
    phone = phone_field(help_text=_("One of the two is enough. Without an e-mail we text or call."))
    field_order = ["first_name", "last_name", "email", "phone", "postal_code", "municipality"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postal_code"].help_text = _("Where the person lives. We don't need the address.")
        self.fields["postal_code"].error_messages["required"] = _("Write the postal code, for example 5240")
        self.fields["postal_code"].widget.attrs["autocomplete"] = "off"
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
        if "municipality" in self.fields:
            self.fields["municipality"].label = _("Which municipality does the person live in?")
            self.fields["municipality"].help_text = _("The postal code lies in several municipalities.")

    def clean(self) -> dict[str, Any]:
        """A way to reach the person."""
        data = super().clean()
        if not {"email", "phone"} & set(self.errors) and not data.get("email") and not data.get("phone"):
            self.add_error("email", str(_("Write an e-mail or a phone number, so that the letter arrives")))
        return data


class GroupForm(forms.Form):
    """A group of an association in the coordinator's district."""

    organisation = forms.ModelChoiceField(
        label=_("Association"),
        queryset=Organisation.objects.none(),
        error_messages=missing(_("Choose the association")),
        help_text=_("The partners in your district. New ones are added on a project."),
    )
    name = forms.CharField(
        label=_("Name of the group"),
        max_length=120,
        validators=[refuse_cpr],
        error_messages=missing(_("Write a name for the group")),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.filter(district__in=scope_of(user).coordinator)
        self.fields["organisation"].queryset = rows  # type: ignore[attr-defined]
