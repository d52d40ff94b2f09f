"""The questions to somebody under 18, and the answer staff write down."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from volunteers.entry.forms import email_field, missing, phone_field
from volunteers.minors.age import AGES, birthday, is_15_to_17
from volunteers.minors.data import GuardianData, MinorData

YES, NO = "yes", "no"


class GuardianForm(forms.Form):
    """Who the guardian is. `own_email` is the young person's own address, which won't do."""

    mark_optional = True
    guardian_name = forms.CharField(
        label=_("Your guardian’s name"),
        max_length=160,
        validators=[refuse_cpr],
        help_text=_("A parent, or whoever else has custody of you."),
        error_messages=missing(_("Write your guardian’s name")),
    )
    guardian_email = email_field(help_text=_("We write to your guardian, who answers by a link."))
    guardian_phone = phone_field(help_text=_("If your guardian has no e-mail, we call."))

    def __init__(self, *args: Any, own_email: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._own_email = own_email
        self.fields["guardian_email"].label = _("Your guardian’s e-mail")
        self.fields["guardian_phone"].label = _("Your guardian’s phone")
        for name in ("guardian_email", "guardian_phone"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self) -> dict[str, Any]:
        """One way to reach the guardian, and not the young person's own."""
        data: dict[str, Any] = super().clean() or {}
        email, phone = data.get("guardian_email"), data.get("guardian_phone")
        if not {"guardian_email", "guardian_phone"} & set(self.errors) and not email and not phone:
            self.add_error("guardian_email", str(_("Write your guardian’s e-mail or phone number")))
        if email and self._own_email and email.lower() == self._own_email.lower():
            self.add_error("guardian_email", str(_("That is your own e-mail. Write your guardian’s.")))
        return data

    def guardian(self) -> GuardianData:
        """Who was named; call it on a valid form."""
        data = self.cleaned_data
        return GuardianData(
            data["guardian_name"], data["guardian_email"].lower(), str(data["guardian_phone"] or "")
        )


class MinorForm(GuardianForm):
    """The wizard's step for 15 to 17: the day they turn 18 (no birth date), and the guardian."""

    turns_18_on = forms.DateField(
        label=_("When do you turn 18?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "So that we know when you no longer need a guardian’s yes. We delete the day when you are 18."
        ),
        error_messages={
            "required": _("Write the day you turn 18"),
            "invalid": _("Write the day you turn 18"),
        },
    )
    field_order = ["turns_18_on", "guardian_name", "guardian_email", "guardian_phone"]

    def clean_turns_18_on(self) -> date:
        """15 to 17 today."""
        day: date = self.cleaned_data["turns_18_on"]
        today = timezone.localdate()
        if is_15_to_17(day, today):
            return day
        raise forms.ValidationError(_odd(day, today), code="age")

    def minor(self) -> MinorData:
        """What was told; call it on a valid form."""
        return MinorData(self.cleaned_data["turns_18_on"], self.guardian())


def _odd(day: date, today: date) -> Any:
    """What to say of a day that doesn't fit."""
    if day <= today:
        return _("Then you are 18 already. Go back and answer yes to that.")
    if day.year <= today.year + AGES[0] and birthday(day, AGES[0]) > today:
        return _("You have to be 15 to take part. You are welcome at open meetings.")
    return _("Write the day you turn 18. It lies within the next three years.")


class AnswerForm(forms.Form):
    """What a guardian said on the phone."""

    answer = forms.ChoiceField(
        label=_("What did the guardian say?"),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose what the guardian said")),
        help_text=_("Call the guardian yourself. The young person can't answer for the guardian."),
    )
