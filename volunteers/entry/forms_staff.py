"""The forms of staff: an invitation, a break in intake, and what goes with an application typed for somebody."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.enums import Channel
from accounts.scope import scope_of
from core.validators import refuse_cpr
from outbox import sms
from places.models import District, LocalArea
from volunteers.entry.forms import email_field, missing, phone_field
from volunteers.enums import WayIn
from volunteers.minors.forms import MinorForm
from volunteers.minors.openings import open_districts
from volunteers.wizard.forms import NO, WhyForm


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


LANGUAGES = [("da", _("Danish")), ("en", _("English"))]


class ContactForm(forms.Form):
    """How the application came, and how the person hears from us."""

    mark_optional = True
    way_in = forms.ChoiceField(
        label=_("How did it come?"),
        choices=[(way.value, way.label) for way in (WayIn.PHONE, WayIn.PAPER)],
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how it came")),
    )
    email = email_field(help_text=_("Leave it empty if the person has none."))
    channel = forms.ChoiceField(
        label=_("How would the person like to hear from us?"),
        choices=Channel.choices,
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose how the person would like to hear from us")),
    )

    def clean(self) -> dict[str, Any]:
        """Mail needs an address."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("channel") == Channel.MAIL and not data.get("email") and "email" not in self.errors:
            self.add_error("email", str(_("Write the e-mail, or choose another way to hear from us")))
        return data


class ToldForm(WhyForm):
    """The wizard's last step, in the words of who types it."""

    informed = forms.BooleanField(
        label=_("The person has heard or read how we use the data"),
        error_messages=missing(_("Read the text about data aloud, or hand it over, and tick the box")),
    )


class TypedMinorForm(MinorForm):
    """The questions to somebody under 18, on a page that everybody's answers are typed on: they may stand empty."""

    @cached_property
    def is_asked(self) -> bool:
        """Whether any district has a task for somebody under 18."""
        return bool(open_districts())

    def full_clean(self) -> None:
        """Look at the answers of somebody under 18 alone, where there are tasks for them."""
        if self.is_bound and (self.data.get("adult") != NO or not self.is_asked):
            self._errors = forms.utils.ErrorDict()
            self.cleaned_data: dict[str, Any] = {}
            return
        super().full_clean()


class InviteForm(forms.Form):
    """Whom to invite, and where."""

    mark_optional = True
    first_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        validators=[refuse_cpr],
        error_messages=missing(_("Write the first name")),
    )
    email = email_field()
    phone = phone_field()
    place = forms.ChoiceField(
        label=_("Which area is it about?"), error_messages=missing(_("Choose the area"))
    )
    words = forms.CharField(
        label=_("Your own words to the person"),
        required=False,
        max_length=500,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example where you met. They stand in the letter."),
        error_messages={"max_length": _("That is a bit too long. Write at most 500 characters.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=LANGUAGES, initial="da", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = _places_of(user)  # type: ignore[attr-defined]
        if not sms.is_on():
            del self.fields["phone"]

    def clean(self) -> dict[str, Any]:
        """A way to reach the person, and the place as district and area."""
        data: dict[str, Any] = super().clean() or {}
        if not {"email", "phone"} & set(self.errors) and not data.get("email") and not data.get("phone"):
            self.add_error("email", str(_("Write an e-mail or a phone number, so that the letter arrives")))
        kind, _colon, pk = data.pop("place", "").partition(":")
        if kind == "area":
            area = LocalArea.objects.select_related("municipality").get(pk=pk)
            data |= {"area": area, "district_id": area.municipality.district_id}
        elif kind:
            data["district_id"] = pk
        return data


def _places_of(user: Any) -> list[tuple[str, str]]:
    """A contact officer's areas; a coordinator's whole district and its areas."""
    scope = scope_of(user)
    districts = District.objects.filter(pk__in=scope.coordinator)
    areas = LocalArea.objects.filter(pk__in=scope.areas) | LocalArea.objects.filter(
        municipality__district__in=scope.coordinator
    )
    return [
        *((f"district:{district.pk}", str(district)) for district in districts),
        *((f"area:{area.pk}", area.name) for area in areas.distinct().order_by("name")),
    ]


class PauseForm(forms.Form):
    """Close a district for new applications."""

    mark_optional = True
    district = forms.ModelChoiceField(
        label=_("Police district"), queryset=District.objects.none(), empty_label=None
    )
    text_da = forms.CharField(
        label=_("What people read"),
        max_length=500,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example: We have many new ambassadors and want to have time for each."),
        error_messages=missing(_("Write why, and when you think you open again")),
    )
    text_en = forms.CharField(
        label=_("The same in English"),
        required=False,
        max_length=500,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    starts_on = forms.DateField(label=_("From"), widget=_day_input())
    ends_on = forms.DateField(
        label=_("Until"),
        required=False,
        widget=_day_input(),
        help_text=_("The last day. Leave it empty if you don't know it yet."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = District.objects.filter(pk__in=scope_of(user).coordinator)
        self.fields["district"].queryset = districts  # type: ignore[attr-defined]
        self.fields["district"].initial = districts.first()
        self.fields["starts_on"].initial = timezone.localdate
        if len(districts) == 1:
            self.fields["district"].widget = forms.HiddenInput()

    def clean_starts_on(self) -> Any:
        """A break begins today or later."""
        day = self.cleaned_data["starts_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Choose today or a later day."), code="past")
        return day

    def clean(self) -> dict[str, Any]:
        """The days in order."""
        data: dict[str, Any] = super().clean() or {}
        start, end = data.get("starts_on"), data.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", str(_("The last day can't be before the first.")))
        return data
