"""Staff forms around initiatives."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from places.errors import UnknownPostalCode
from places.lookup import find_postal_code
from projects.models import Initiative, Role


def _lines(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


class InitiativeForm(forms.ModelForm):
    """What it is, who covers an accident and whom to ask."""

    class Meta:
        model = Initiative
        fields = ["title", "kind", "description", "insurance", "contact", "drop_in"]
        widgets = {"description": _lines(5), "insurance": _lines(2)}
        help_texts = {
            "insurance": _("For example: The municipality's insurance covers volunteers during the walk."),
            "contact": _("A function, not a private person: for example «The contact officer in Bolbro»."),
        }

    def values(self) -> dict[str, Any]:
        """For the service."""
        return dict(self.cleaned_data)


class SessionForm(forms.Form):
    """A day, from–to, a meeting point and seats per role."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    starts = forms.TimeField(label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("To"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(
        label=_("Meeting point"),
        max_length=160,
        validators=[refuse_cpr],
        help_text=_("For example: the school's main entrance"),
    )
    postal_code = forms.CharField(
        label=_("Postal code"), max_length=5, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )

    def __init__(
        self, data: Any = None, *, roles: Sequence[Role], default_postal_code: str | None = None
    ) -> None:
        super().__init__(data, initial={"postal_code": default_postal_code})
        self.roles = list(roles)
        for role in self.roles:
            self.fields[f"seats_{role.pk}"] = forms.IntegerField(
                label=_("Seats for %(role)s") % {"role": role.title},
                min_value=0,
                max_value=500,
                initial=role.number,
            )

    def clean_postal_code(self) -> Any:
        """The postal code itself."""
        try:
            return find_postal_code(self.cleaned_data["postal_code"])
        except UnknownPostalCode as error:
            raise forms.ValidationError(str(error), code=error.code) from None

    def clean(self) -> dict[str, Any]:
        """Both moments, in local time; the day must lie ahead and the end after the start."""
        data: dict[str, Any] = super().clean() or {}
        if {"day", "starts", "ends"} <= set(data):
            self.starts_at = _moment(data["day"], data["starts"])
            self.ends_at = _moment(data["day"], data["ends"])
            if self.ends_at <= self.starts_at:
                self.add_error("ends", _("The session must end after it starts."))
            elif self.starts_at <= timezone.now():
                self.add_error("day", _("Choose a day and time that lie ahead."))
        if self.roles and not self.errors and not any(self.seats().values()):
            self.add_error(None, _("Write how many seats there are for at least one role."))
        return data

    def seats(self) -> dict[Role, int]:
        """Seats per role; a role with none is not part of the session."""
        chosen = {role: self.cleaned_data.get(f"seats_{role.pk}") or 0 for role in self.roles}
        return {role: number for role, number in chosen.items() if number}


def _moment(day: Any, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


class CancelForm(forms.Form):
    """Why a session is called off; those who signed up read it."""

    reason = forms.CharField(
        label=_("Why is it called off?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
        max_length=500,
        help_text=_("Those who have signed up can read it."),
    )
