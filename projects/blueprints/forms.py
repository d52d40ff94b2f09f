"""Starting a project: what it is called, where it is, and when it begins."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from core.validators import refuse_cpr
from places.errors import MunicipalityMismatch, MunicipalityNeeded, UnknownPostalCode
from places.lookup import Home, place_of_work
from places.models import Municipality
from projects.blueprints.services import Details
from projects.models import DistrictPage

SOON = timedelta(weeks=1)
LONGEST = timedelta(days=730)


class TitleForm(forms.Form):
    """A name for the project."""

    title = forms.CharField(
        label=_("What is the project called?"),
        max_length=120,
        validators=[refuse_cpr],
        help_text=_("You can change it until the page is published."),
    )


class StartForm(TitleForm):
    """From a blueprint: where, and the first week."""

    postal_code = forms.CharField(
        label=_("Postal code"), max_length=5, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        queryset=Municipality.objects.none(),
        required=False,
        help_text=_("Only needed where the postal code lies in several municipalities."),
    )
    meeting_point = forms.CharField(
        label=_("Meeting point"),
        max_length=160,
        validators=[refuse_cpr],
        help_text=_("For example: the school's main entrance"),
    )
    insurance = forms.CharField(
        label=_("Who covers an accident?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        validators=[refuse_cpr],
        max_length=300,
        help_text=_("For example: The municipality's insurance covers volunteers during the walk."),
    )
    begins = forms.DateField(
        label=_("When do you begin?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The dates of sessions and milestones are counted from that week."),
    )

    def __init__(self, data: Any = None, *, branch: DistrictPage, title: str) -> None:
        initial = {"title": title, "begins": localdate() + SOON}
        super().__init__(data, initial=initial)
        self.branch = branch
        self.home: Home | None = None
        municipality: Any = self.fields["municipality"]
        municipality.queryset = Municipality.objects.filter(district=branch.district_id)

    def details(self) -> Details:
        """For the service; the form is valid. Raises `ValueError` before that."""
        if self.home is None:
            raise ValueError("The place is not known yet.")
        names = ("title", "begins", "meeting_point", "insurance")
        return Details(home=self.home, **{name: self.cleaned_data[name] for name in names})

    def clean_begins(self) -> Any:
        """Ahead, and not by many years."""
        day, today = self.cleaned_data["begins"], localdate()
        if not today <= day <= today + LONGEST:
            raise ValidationError(_("Choose a day within the next two years."), code="begins")
        return day

    def clean(self) -> dict[str, Any]:
        """The place must lie in the district."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("postal_code"):
            self._find_home(data)
        return data

    def _find_home(self, data: dict[str, Any]) -> None:
        try:
            self.home = place_of_work(data["postal_code"], data.get("municipality"))
        except UnknownPostalCode as error:
            self.add_error("postal_code", ValidationError(str(error), code=error.code))
        except (MunicipalityNeeded, MunicipalityMismatch) as error:
            text = _(
                "The postal code lies in several municipalities: %(names)s. Choose the one the project is in."
            )
            names = ", ".join(choice.name for choice in error.choices)
            self.add_error("municipality", ValidationError(text, params={"names": names}, code=error.code))
        else:
            if self.home.district != self.branch.district:
                wrong = _("This postal code lies in %(other)s. The page stands under %(own)s.")
                places = {"other": self.home.district.name, "own": self.branch.district.name}
                self.add_error("postal_code", ValidationError(wrong, params=places, code="other_district"))
