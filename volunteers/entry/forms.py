"""The public forms: interest, and the wish to hear when a district opens again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from accounts.enums import Channel
from core.validators import refuse_cpr
from outbox import sms
from volunteers.wizard import forms as home

LINE = 300  # characters


def missing(text: Any) -> dict[str, Any]:
    """What to say of an empty field, or of a choice that isn't there."""
    return {"required": text, "invalid_choice": text}


def email_field(**options: Any) -> forms.EmailField:
    """An address that may be left out."""
    return forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Write an e-mail address, for example name@example.dk")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        **options,
    )


def phone_field(**options: Any) -> PhoneNumberField:
    """A number from anywhere that may be left out."""
    return PhoneNumberField(
        label=_("Phone"),
        required=False,
        region="DK",
        max_length=40,
        error_messages={
            "invalid": _("Write a phone number of eight digits, or with + and the country’s code."),
            "max_length": _("Write a phone number of eight digits, or with + and the country’s code."),
        },
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        **options,
    )


class HomeFields(home.HomeFields):
    """The wizard's question, with the reason it is asked here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["postal_code"].help_text = _(
            "So that the right police district gets in touch. We don't need your address."
        )


class InterestForm(HomeFields):
    """Who, where, and how to be reached."""

    mark_optional = True
    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        validators=[refuse_cpr],
        error_messages=missing(_("Write your first name")),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    channel = forms.ChoiceField(
        label=_("How would you like to be reached?"),
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how you would like to be reached")),
    )
    email = email_field()
    phone = phone_field()
    line = forms.CharField(
        label=_("Is there something we should know?"),
        required=False,
        max_length=LINE,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example when it suits you to be called. Don't write about other people."),
        error_messages={"max_length": _("That is a bit too long. Write at most 300 characters.")},
    )
    field_order = ["first_name", "postal_code", "municipality", "channel", "email", "phone", "line"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [Channel.MAIL, *([Channel.SMS] if sms.is_on() else []), Channel.CALL]
        self.fields["channel"].choices = [(way.value, way.label) for way in ways]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The chosen way needs its address or number."""
        data = super().clean()
        way = data.get("channel")
        if way == Channel.MAIL and not data.get("email") and "email" not in self.errors:
            self.add_error("email", str(_("Write your e-mail, so that we can write to you")))
        if way in {Channel.CALL, Channel.SMS} and not data.get("phone") and "phone" not in self.errors:
            self.add_error("phone", str(_("Write your phone number, so that we can reach you")))
        return data


class NoticeForm(forms.Form):
    """Where to tell somebody that a district is open again."""

    mark_optional = True
    email = email_field()
    phone = phone_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not sms.is_on():
            del self.fields["phone"]

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("email") and not data.get("phone"):
            self.add_error("email", str(_("Write your e-mail or your phone number, so that we can tell you")))
        return data
