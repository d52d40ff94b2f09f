"""The forms of a proposal. Each says why it asks; what may hurt somebody is refused or asked about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from core.vocabulary import Theme
from places.forms import AsksForPlace
from projects.ideas.models import TEXT, TITLE, WHY
from projects.ideas.vocabulary import accuses_by_name, has_email, has_phone

SHORTEST = 20  # characters of the idea itself


def refuse_contacts(text: str) -> None:
    """Raise `ValidationError` for an e-mail address or a phone number: others are to read the text."""
    if has_email(text):
        raise forms.ValidationError(
            _("There is an e-mail address in the text. Remove it: others may read the idea."), code="email"
        )
    if has_phone(text):
        raise forms.ValidationError(
            _("There is a phone number in the text. Remove it: others may read the idea."), code="phone"
        )


def _missing(text: Any) -> dict[str, Any]:
    return {"required": text, "invalid_choice": text}


def _lines(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


OPEN_TEXT = [refuse_cpr, refuse_contacts]


class NamesMixin(forms.Form):
    """Asks once when a name stands beside an accusation; a tick lets it go on."""

    texts: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self._accuses():
            self.fields.pop("no_names", None)

    def _accuses(self) -> bool:
        return self.is_bound and any(accuses_by_name(str(self.data.get(name, ""))) for name in self.texts)

    def clean(self) -> dict[str, Any]:
        """Raise at the box when it isn't ticked."""
        data: dict[str, Any] = super().clean() or {}
        if "no_names" in self.fields and not data.get("no_names"):
            text = _(
                "It looks as if you name a person who does something wrong. Remove the name, or tick the box."
            )
            self.add_error("no_names", forms.ValidationError(text, code="names"))
        return data


class IdeaForm(NamesMixin):
    """What it is about, and why."""

    mark_optional = True
    texts = ("title", "text", "why")
    title = forms.CharField(
        label=_("Your idea in one line"),
        max_length=TITLE,
        validators=OPEN_TEXT,
        help_text=_("For example: Light on the path behind the school"),
        error_messages=_missing(_("Write your idea in one line")),
    )
    text = forms.CharField(
        label=_("What would you like to happen?"),
        max_length=TEXT,
        min_length=SHORTEST,
        validators=OPEN_TEXT,
        widget=_lines(6),
        help_text=_("Write about the place and what could help. Don't write about particular people."),
        error_messages={
            "required": _("Write what you would like to happen"),
            "min_length": _("Write a little more, so that we understand what you mean."),
            "max_length": _("That is a bit too long. Write at most 2,000 characters."),
        },
    )
    why = forms.CharField(
        label=_("Why does it matter?"),
        required=False,
        max_length=WHY,
        validators=OPEN_TEXT,
        widget=_lines(3),
        help_text=_("It helps us to understand whom it makes a difference for."),
        error_messages={"max_length": _("That is a bit too long. Write at most 1,000 characters.")},
    )
    no_names = forms.BooleanField(
        label=_("I have removed names, or there are no people's names in the text"), required=False
    )


class PlaceForm(AsksForPlace):
    """Where it is, what it is about, and for who has no account an address for the answer."""

    postal_code = forms.CharField(
        label=_("Postal code of the place"),
        max_length=5,
        help_text=_("So that the right police district gets your idea."),
        error_messages=_missing(_("Write the postal code of the place, for example 5240")),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "form-input--short"}),
    )
    municipality = forms.ChoiceField(
        label=_("Which municipality is the place in?"),
        widget=forms.RadioSelect,
        help_text=_("The postal code lies in several. It decides which police district gets the idea."),
        error_messages=_missing(_("Choose the municipality the place is in")),
    )
    theme = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Theme.choices,
        widget=forms.RadioSelect,
        error_messages=_missing(_("Choose what suits best")),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We send you a link to confirm the idea, and later the answer. Nobody sees the address."),
        error_messages={
            "required": _("Write your e-mail, so that we can send you the answer"),
            "invalid": _("Write an e-mail address, for example name@example.dk"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, asks_email: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_email:
            del self.fields["email"]


class SupportForm(forms.Form):
    """The address of who supports an idea without an account. It isn't kept."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("We send you a link to press. Then we forget the address again."),
        error_messages={
            "required": _("Write your e-mail, so that we can send you the link"),
            "invalid": _("Write an e-mail address, for example name@example.dk"),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
