"""Forms about safety: the shorter the better."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from accounts.enums import Role
from accounts.models import User
from core.validators import refuse_cpr
from volunteers.safety.enums import EquipmentKind, ReportKind
from volunteers.safety.models import Duty


def _text(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=2000,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReportForm(forms.Form):
    """What happened, and whether to call."""

    mark_optional = True
    kind = forms.ChoiceField(
        label=_("What has happened?"), choices=ReportKind.choices, widget=forms.RadioSelect
    )
    text = _text(
        _("In your own words"), _("A few words are enough. Names of others aren't needed."), required=False
    )
    call_me = forms.BooleanField(label=_("Please call me"), required=False, initial=True)


class NoteForm(forms.Form):
    """What was done."""

    text = _text(_("What was done"), _("Staff read it, and the ambassador in a copy of their data."))


class AnswerForm(forms.Form):
    """How it ended."""

    answer = _text(_("What did you do?"), _("The ambassador reads it."))


class LendForm(forms.Form):
    """What is handed out."""

    mark_optional = True
    kind = forms.ChoiceField(label=_("What"), choices=EquipmentKind.choices)
    mark = forms.CharField(label=_("Number or size"), required=False, max_length=40, validators=[refuse_cpr])


def _moment(label: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Write day and time, for example 2026-12-01 17:00.")},
    )


class DutyForm(forms.ModelForm):
    """Who is on duty, when, and the duty phone."""

    phone = PhoneNumberField(
        label=_("Duty phone"),
        region="DK",
        help_text=_("A number of the police district, never a private one. Ambassadors on a task see it."),
    )
    starts_at = _moment(_("From"))
    ends_at = _moment(_("Until"))

    class Meta:
        model = Duty
        fields = ["district", "user", "phone", "starts_at", "ends_at"]
        labels = {"district": _("Police district"), "user": _("Who")}

    def __init__(self, *args: Any, districts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = districts  # type: ignore[attr-defined]
        self.fields["district"].initial = districts.first()
        roles = {
            "staff_roles__district__in": districts,
            "staff_roles__role__in": [Role.COORDINATOR, Role.CONTACT_OFFICER],
        }
        staff = User.objects.filter(is_active=True, is_staff=True, **roles).distinct().order_by("first_name")
        self.fields["user"].queryset = staff  # type: ignore[attr-defined]
        self.fields["user"].empty_label = _("Choose somebody")  # type: ignore[attr-defined]
        self.fields["user"].label_from_instance = lambda user: user.get_full_name()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whoever is on duty works in that district."""
        data: dict[str, Any] = super().clean() or {}
        user, district = data.get("user"), data.get("district")
        if user and district and not user.staff_roles.filter(district=district).exists():
            self.add_error("user", _("Choose somebody who works in the police district."))
        return data
