"""The choices of the public project list. Their names are addresses (CONTRACT): `/projekter/?tema=unge`."""

from typing import Any

import django_filters
from django import forms
from django.core.cache import cache
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.vocabulary import Theme
from core.widgets import LongSelect
from home.search.finding import object_ids
from places.distance import postal_codes_within
from places.errors import UnknownPostalCode
from places.lookup import find_postal_code
from places.models import District, Municipality, PostalCode
from projects.enums import Objective, Stage

KM_CHOICES = (5, 10, 25, 50, 100)
KM_DEFAULT = 25
KM_MOST = 500
PLACES_KEPT = 3600  # seconds: districts and municipalities change with a reform, not with a request
UNKNOWN_CHOICE = _("We don't know that choice. Choose one from the list.")
DISTANCE_ERROR = _("Choose how far away it may be, for example 25 km.")


def districts() -> list[tuple[str, str, str]]:
    """(code, name, short name) of the police districts."""
    return _kept("projects:districts", District.objects.values_list("code", "name", "short_name"))


def municipalities() -> list[tuple[str, str, str]]:
    """(code, name, district code) of the municipalities, by name."""
    return _kept("projects:municipalities", Municipality.objects.values_list("code", "name", "district_id"))


def _kept(key: str, rows: Any) -> list[tuple[str, str, str]]:
    kept: list[tuple[str, str, str]] | None = cache.get(key)
    if not kept:  # an empty answer is not worth keeping: the places may be on their way
        kept = list(rows)
        cache.set(key, kept, PLACES_KEPT)
    return kept


class ListForm(forms.Form):
    """What somebody looks for. A wrong choice is said at its field and leaves the others in force."""

    def clean_postnummer(self) -> Any:
        """The postal code itself, or None when nothing is written."""
        text = self.cleaned_data["postnummer"]
        try:
            return find_postal_code(text) if text else None
        except UnknownPostalCode as error:
            raise forms.ValidationError(str(error), code=error.code) from None


class DistanceField(forms.TypedChoiceField):
    """Whole kilometres: those offered, or another number that an address asks for."""

    widget = forms.Select

    def valid_value(self, value: Any) -> bool:
        """Any sensible number of kilometres."""
        text = str(value)
        return len(text) <= 6 and text.isdecimal() and 1 <= int(text) <= KM_MOST


class DistanceFilter(django_filters.Filter):
    """Kilometres; works together with the postal code."""

    field_class = DistanceField


class ProjectPageFilter(django_filters.FilterSet):
    """Narrows project pages. `distances` tells how far off the postal codes within reach are.

    A list of other rows says where they keep the project and the postal code, and what the search calls them.
    """

    project_path = "project__"
    place_path = "project__postal_code"
    word_kind = "project"

    q = django_filters.CharFilter(label=_("Search for words"), method="by_words", max_length=200)
    politikreds = django_filters.ChoiceFilter(
        label=_("Police district"), field_name="district", empty_label=_("The whole country")
    )
    postnummer = django_filters.CharFilter(label=_("Postal code"), method="unchanged", max_length=40)
    km = DistanceFilter(
        label=_("At most"),
        method="unchanged",
        coerce=int,
        empty_value=KM_DEFAULT,
        choices=[(str(km), f"{km}\N{NO-BREAK SPACE}km") for km in KM_CHOICES],
    )
    kommune = django_filters.ChoiceFilter(
        label=_("Municipality"),
        field_name="municipality",
        empty_label=_("All municipalities"),
        widget=LongSelect,
    )
    tema = django_filters.ChoiceFilter(
        label=_("Theme"), field_name="theme", choices=Theme.choices, empty_label=_("All themes")
    )
    maal = django_filters.ChoiceFilter(
        label=_("Objective"),
        field_name="objective",
        choices=Objective.choices,
        empty_label=_("All objectives"),
    )
    stadie = django_filters.ChoiceFilter(
        label=_("Stage"), field_name="stage", choices=Stage.choices, empty_label=_("All stages")
    )

    class Meta:
        form = ListForm
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._with_words: dict[str, Any] = {}
        for name in ("politikreds", "kommune", "tema", "maal", "stadie"):
            self.filters[name].field_name = self.project_path + self.base_filters[name].field_name
        district = self.data.get("politikreds", "") if self.data else ""
        known = {code for code, _name, _short in districts()}
        self.filters["politikreds"].extra["choices"] = [(code, name) for code, name, _short in districts()]
        self.filters["kommune"].extra["choices"] = [
            (code, name) for code, name, home in municipalities() if district not in known or home == district
        ]

    @cached_property
    def form(self) -> Any:
        """The form in our words, with the attributes a phone's keyboard and autofill need."""
        form = super().form
        for field in form.fields.values():
            if isinstance(field, forms.ChoiceField):
                field.error_messages["invalid_choice"] = UNKNOWN_CHOICE
        form.fields["km"].error_messages["invalid_choice"] = DISTANCE_ERROR
        _keep_other_distance(form)
        form.fields["q"].widget.attrs["autocomplete"] = "off"
        form.fields["postnummer"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "postal-code"}
        return form

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The valid choices, without the empty ones."""
        if not self.is_bound:
            return {}
        self.form.is_valid()
        chosen = {name: value for name, value in self.form.cleaned_data.items() if value}
        if "postnummer" in chosen:
            chosen.setdefault("km", KM_DEFAULT)
        else:
            chosen.pop("km", None)
        return chosen

    @cached_property
    def distances(self) -> dict[str, float] | None:
        """Kilometres by postal code within reach; None when nobody asked for a place."""
        if "postnummer" not in self.chosen:
            return None
        return _reach(self.chosen["postnummer"], self.chosen["km"])

    def filter_queryset(self, queryset: Any) -> Any:
        """All choices, and the place."""
        rows = super().filter_queryset(queryset)
        if self.distances is not None:
            rows = rows.filter(**{f"{self.place_path}__in": self.distances})
        return rows

    def with_words(self) -> Any:
        """What has the words that are asked for, whatever else is chosen: the counts look at these."""
        rows = self.queryset.all()
        return self.filters["q"].filter(rows, self.chosen["q"]) if "q" in self.chosen else rows

    def by_words(self, rows: Any, name: str, value: str) -> Any:
        """Every word must stand in one of the texts, in any inflection: as in the search of the whole site."""
        if value not in self._with_words:
            self._with_words[value] = object_ids(self.word_kind, value)
        return self._among(rows, self._with_words[value])

    def _among(self, rows: Any, found: Any) -> Any:
        """A page whose English version has the words is found by them too; a list has it once."""
        told = rows.model.objects.filter(pk__in=found)
        return rows.filter(translation_key__in=told.values("translation_key"))

    def unchanged(self, rows: Any, name: str, value: Any) -> Any:
        """Postal code and distance only mean something together: see `filter_queryset`."""
        return rows


def _keep_other_distance(form: Any) -> None:
    """Show a distance that the address asks for among the offered ones; the default when none is chosen."""
    field, asked = form.fields["km"], str(form.data.get("km", "")) if form.is_bound else ""
    if asked and field.valid_value(asked) and int(asked) not in KM_CHOICES:
        field.choices = sorted(
            [*field.choices, (asked, f"{int(asked)}\N{NO-BREAK SPACE}km")], key=lambda c: int(c[0])
        )
    if not asked:
        field.initial = str(KM_DEFAULT)
        if form.is_bound:
            form.data = form.data.copy()
            form.data["km"] = str(KM_DEFAULT)


def _reach(postal_code: PostalCode, km: int) -> dict[str, float]:
    key = f"projects:reach:{postal_code.pk}:{km}"
    reach: dict[str, float] | None = cache.get(key)
    if reach is None:
        reach = postal_codes_within(postal_code, km)
        cache.set(key, reach, PLACES_KEPT)
    return reach
