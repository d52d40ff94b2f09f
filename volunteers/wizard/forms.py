"""The forms of the steps. Each says why it asks; every line of text refuses a CPR number."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from core.validators import refuse_cpr
from core.vocabulary import DayPart, Language, Skill, Theme, Weekday
from places.forms import AsksForPlace
from volunteers.errors import UnderAgeError
from volunteers.minors.openings import open_districts

YES, NO = "ja", "nej"
DISTANCES = [
    ("2", _("Only in my neighbourhood (about 2 km)")),
    ("10", _("Up to 10 km")),
    ("25", _("Up to 25 km")),
    ("50", _("Up to 50 km")),
]


def _missing(text: Any) -> dict[str, Any]:
    return {"required": text, "invalid_choice": text}


class AboutForm(forms.Form):
    """Name, phone and whether the person is 18. No birth date (DOMAIN rule 12)."""

    mark_optional = True
    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        validators=[refuse_cpr],
        error_messages=_missing(_("Write your first name")),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=80,
        validators=[refuse_cpr],
        help_text=_("Only your police district sees it. Others see your first name."),
        error_messages=_missing(_("Write your last name")),
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    phone = PhoneNumberField(
        label=_("Phone"),
        required=False,
        region="DK",
        help_text=_("If you would rather be called. It is never shown to other volunteers."),
        error_messages={"invalid": _("Write a phone number of eight digits, or leave it empty.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    adult = forms.ChoiceField(
        label=_("Are you at least 18?"),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.RadioSelect,
        help_text=_("We ask because an ambassador has to be 18. We don't need your birthday."),
        error_messages=_missing(_("Answer whether you are at least 18")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if open_districts():
            self.fields["adult"].help_text = _(
                "Some places have tasks for 15- to 17-year-olds, with a guardian's yes. We don't need your birthday."
            )

    def clean_adult(self) -> str:
        """Refuse who is under 18, unless a district has a task for them; which one, the home decides."""
        if self.cleaned_data["adult"] == NO and not open_districts():
            raise forms.ValidationError(str(UnderAgeError.message), code=UnderAgeError.code)
        return str(self.cleaned_data["adult"])


class HomeFields(AsksForPlace):
    """Postal code, and the municipality where the code lies in several."""

    postal_code = forms.CharField(
        label=_("Postal code"),
        max_length=5,
        error_messages=_missing(_("Write your postal code, for example 5240")),
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "postal-code", "class": "form-input--short"}
        ),
    )
    municipality = forms.ChoiceField(
        label=_("Which municipality do you live in?"),
        widget=forms.RadioSelect,
        help_text=_(
            "Your postal code lies in several municipalities. It decides which police district you belong to."
        ),
        error_messages=_missing(_("Choose the municipality you live in")),
    )


class HomeForm(HomeFields):
    """Where one lives, and how far to travel."""

    travel_km = forms.ChoiceField(
        label=_("How far will you travel for a task?"),
        choices=DISTANCES,
        widget=forms.RadioSelect,
        error_messages=_missing(_("Choose how far you will travel at most")),
    )


class WordsForm(forms.Form):
    """Languages, skills, interests: they add to a match and never shut anyone out."""

    mark_optional = True
    languages = forms.MultipleChoiceField(
        label=_("Which languages do you speak, apart from Danish?"),
        choices=Language.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("It helps at meetings and visits. It never counts against anyone."),
    )
    skills = forms.MultipleChoiceField(
        label=_("What are you good at?"),
        choices=Skill.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("So that we ask you about tasks you like."),
    )
    interests = forms.MultipleChoiceField(
        label=_("What are you interested in?"),
        choices=Theme.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Choose as many as you like."),
    )


class TimesForm(forms.Form):
    """When a person usually can: weekday by part of the day."""

    slots = forms.MultipleChoiceField(
        label=_("When can you usually?"),
        choices=[(f"{day}:{part}", f"{day}:{part}") for day in Weekday.values for part in DayPart.values],
        required=False,
    )

    def pairs(self) -> list[tuple[int, str]]:
        """What was chosen as (ISO weekday, part of day); call it on a valid form."""
        chosen = [value.split(":") for value in self.cleaned_data["slots"]]
        return [(int(day), part) for day, part in chosen]

    def rows(self) -> list[dict[str, Any]]:
        """The table: a row a weekday, a box a part of the day."""
        chosen = set(self["slots"].value() or [])
        return [
            {
                "day": Weekday(day).label,
                "boxes": [
                    {
                        "value": f"{day}:{part}",
                        "part": DayPart(part).label,
                        "checked": f"{day}:{part}" in chosen,
                    }
                    for part in DayPart.values
                ],
            }
            for day in Weekday.values
        ]

    @property
    def parts(self) -> list[Any]:
        """The table's head."""
        return [part.label for part in DayPart]


class WhyForm(forms.Form):
    """Motivation, and that the information on data was read."""

    mark_optional = True
    motivation = forms.CharField(
        label=_("Why would you like to take part?"),
        required=False,
        max_length=1000,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few lines are enough. Don't write about other people."),
        error_messages={"max_length": _("That is a bit too long. Write at most 1,000 characters.")},
    )
    informed = forms.BooleanField(
        label=_("I have read how you use my data"),
        error_messages=_missing(_("Read how we use your data, and tick the box")),
    )
