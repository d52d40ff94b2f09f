"""What people change about themselves on Min side."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.enums import Channel
from core.validators import refuse_cpr
from outbox import sms
from volunteers.enums import EndReason
from volunteers.wizard.forms import DISTANCES, AboutForm, TimesForm, WordsForm

HOURS = [("", _("No quiet time")), *((f"{hour:02}:00", f"{hour:02}.00") for hour in range(24))]
OFTEN = [
    ("", _("As often as there is something for me")),
    ("1", _("Once a month at most")),
    ("2", _("Twice a month at most")),
    ("4", _("Four times a month at most")),
]


class DetailsForm(AboutForm):
    """Name, phone, and how far one travels."""

    adult = None  # type: ignore[assignment]  # asked once, when applying
    travel_km = forms.ChoiceField(
        label=_("How far will you travel for a task?"), choices=DISTANCES, widget=forms.RadioSelect
    )


class WishesForm(WordsForm):
    """Languages, skills and interests."""


class HoursForm(TimesForm):
    """When one usually can."""


class ReachForm(forms.Form):
    """How, when and how often we may get in touch."""

    mark_optional = True
    channel = forms.ChoiceField(
        label=_("How should we reach you?"),
        widget=forms.RadioSelect,
        help_text=_(
            "Codes for logging in always come by e-mail. For a call or a text message we need your phone number."
        ),
    )
    asked_at_most = forms.ChoiceField(
        label=_("How often may we ask you to take a task?"),
        choices=OFTEN,
        required=False,
        widget=forms.RadioSelect,
    )
    quiet_from = forms.TypedChoiceField(
        label=_("No messages from"), choices=HOURS, required=False, empty_value=None
    )
    quiet_until = forms.TypedChoiceField(
        label=_("No messages until"),
        choices=HOURS,
        required=False,
        empty_value=None,
        help_text=_("If something is called off, we write at once all the same."),
    )
    language = forms.ChoiceField(
        label=_("Which language do we write in?"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person
        offered = [each for each in Channel if each != Channel.SMS or sms.is_on()]
        self.fields["channel"].choices = [(each.value, each.label) for each in offered]  # type: ignore[attr-defined]

    def clean_channel(self) -> str:
        """Each way needs what it travels by."""
        channel = str(self.cleaned_data["channel"])
        if channel in {Channel.SMS, Channel.CALL} and not self._person.phone:
            raise ValidationError(_("Write your phone number under “Your details” first."), code="no_phone")
        if channel == Channel.MAIL and not self._person.email:
            raise ValidationError(_("We have no e-mail address of yours."), code="no_email")
        return channel

    def clean(self) -> dict[str, Any]:
        """Quiet time has two ends."""
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("quiet_from"), data.get("quiet_until")
        if bool(start) != bool(end) or (start and start == end):
            self.add_error("quiet_until", _("Choose when the quiet time begins and when it ends."))
        return data


class BreakForm(forms.Form):
    """How long a break lasts."""

    mark_optional = True
    until = forms.DateField(
        label=_("The last day of your break"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty if you don't know yet."),
        error_messages={"invalid": _("Write a day, for example 2027-01-31.")},
    )


class ProtectionForm(forms.Form):
    """Protected or not, and under which name others know one."""

    protected = forms.BooleanField(
        label=_("Hide my name and how I am reached"),
        required=False,
        help_text=_(
            "Only your contact officer and their deputy see who you are. Everybody else at the police, the lists and "
            "the other volunteers see an alias."
        ),
    )
    alias = forms.CharField(
        label=_("Your alias"),
        required=False,
        max_length=80,
        validators=[refuse_cpr],
        help_text=_("A name that is not yours, for example “Fyrtårn”. Left empty, you get a number."),
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_alias(self) -> str:
        """An alias that holds the real name hides nothing."""
        alias = " ".join(str(self.cleaned_data["alias"]).split())
        own = {self._person.last_name.casefold(), self._person.first_name.casefold()} - {""}
        if own & set(alias.casefold().split()):
            raise ValidationError(_("Choose an alias without your own name."), code="own_name")
        return alias


def _date() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class StaffBreakForm(BreakForm):
    """A break that staff note for somebody."""

    until = forms.DateField(
        label=_("The last day of the break"),
        required=False,
        widget=_date(),
        help_text=_("Leave it empty if they don't know yet."),
    )


class StaffReasonForm(forms.Form):
    """A decision with a reason that the person reads."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_cpr],
        max_length=2000,
        help_text=_("The ambassador reads it. Say what you have weighed, in plain words."),
    )


class StaffEndForm(forms.Form):
    """Why somebody stops."""

    mark_optional = True
    reason = forms.ChoiceField(
        label=_("Why does it end?"), choices=EndReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("In a few words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_cpr],
        max_length=2000,
        help_text=_("The ambassador reads it. When it is your decision, it has to say why."),
    )
