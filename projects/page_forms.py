"""The editor's form of a project page: the text and, beside it, the record."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.validators import refuse_cpr
from core.vocabulary import Theme
from home.languages import ENGLISH, language_of
from places.errors import MunicipalityMismatch, MunicipalityNeeded, UnknownPostalCode
from places.lookup import Home, place_of_work
from places.models import Municipality
from projects.enums import Effort, Objective, ProjectKind
from projects.gate import lacking

RECORD_FIELDS = ("objective", "effort", "theme")
PLAIN_FIELDS = ("kind", "contact", "contact_way")  # may be empty, or have a value of their own


class ProjectPageForm(WagtailAdminPageForm):
    """Shows the record's fields and saves them with the page. The district follows from the page's place."""

    objective = forms.ChoiceField(label=_("Objective of the strategy"), choices=Objective.choices)
    effort = forms.ChoiceField(label=_("Effort"), choices=Effort.choices, initial=Effort.CO_CREATION)
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme.choices)
    postal_code = forms.CharField(
        label=_("Postal code"), max_length=4, help_text=_("Where it takes place. Citizens search by it.")
    )
    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        queryset=Municipality.objects.none(),
        required=False,
        help_text=_("Only needed where the postal code lies in several municipalities."),
    )

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=ProjectKind.choices,
        initial=ProjectKind.ORDINARY,
        required=False,
        help_text=_("A project with care for victims shows where help is first, and counts nobody."),
    )
    contact = forms.CharField(
        label=_("Who to ask"),
        max_length=120,
        required=False,
        validators=[refuse_cpr],
        help_text=_("A function, never a private person: “The coordinators at Fyns Politi”."),
    )
    contact_way = forms.CharField(
        label=_("How to get hold of them"),
        max_length=120,
        required=False,
        validators=[refuse_cpr],
        help_text=_("The function's phone number or e-mail address."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_draft = False
        if "municipality" in self.fields:
            self.fields["municipality"].queryset = Municipality.objects.filter(district=self._district)
        project = self.instance.project
        if project is not None:
            for name in (*RECORD_FIELDS, *PLAIN_FIELDS, "postal_code", "municipality"):
                self.initial[name] = getattr(project, f"{name}_id", None) or getattr(project, name)

    @property
    def _district(self) -> Any:
        parent = self.parent_page or self.instance.get_parent()
        return parent.specific.district

    def defer_required_fields(self) -> None:
        """Wagtail asks for this when a draft is saved: it may be as unfinished as it likes."""
        self.is_draft = True
        super().defer_required_fields()

    def _post_clean(self) -> None:
        """Whoever publishes or sends for approval hears in one go what is missing."""
        super()._post_clean()
        if self.is_draft or language_of(self.instance) == ENGLISH or "body" not in self.cleaned_data:
            return
        for sentence in lacking(self.instance, self.cleaned_data.get("contact", "")):
            self.add_error(None, ValidationError(sentence, code="lacking"))

    def clean(self) -> dict[str, Any]:
        """Find the place of the project and check that it lies in the page's district."""
        data: dict[str, Any] = super().clean()
        self.place: Home | None = None
        if not data.get("postal_code"):
            return data
        try:
            self.place = place_of_work(data["postal_code"], data.get("municipality"))
        except UnknownPostalCode as error:
            self.add_error("postal_code", ValidationError(str(error), code=error.code))
        except (MunicipalityNeeded, MunicipalityMismatch) as error:
            text = _(
                "The postal code lies in several municipalities: %(names)s. Choose the one the project is in."
            )
            names = ", ".join(choice.name for choice in error.choices)
            self.add_error("municipality", ValidationError(text, params={"names": names}, code=error.code))
        else:
            self._check_district(self.place.district)
        return data

    def _check_district(self, district: Any) -> None:
        if district != self._district:
            self.add_error(
                "postal_code",
                ValidationError(
                    _("This postal code lies in %(other)s. The page stands under %(own)s."),
                    params={"other": district.name, "own": self._district.name},
                    code="other_district",
                ),
            )

    def save(self, commit: bool = True) -> Any:
        """Hand the record's details to the page, which saves them with itself. A bare draft has none."""
        self._hold_record()
        return super().save(commit=commit)

    def _hold_record(self) -> None:
        if self.place and all(self.cleaned_data.get(name) for name in RECORD_FIELDS):
            values = {name: self.cleaned_data.get(name, "") for name in (*RECORD_FIELDS, *PLAIN_FIELDS)}
            values["kind"] = values["kind"] or ProjectKind.ORDINARY
            self.instance.hold_record(place=self.place, values=values)
