"""What was answered so far, kept in the session until it is sent; it outlives signing in."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from volunteers.services import ApplicationData
from volunteers.wizard.forms import YES, AboutForm, HomeForm, TimesForm, WhyForm, WordsForm

_KEY = "apply"
STEPS: dict[str, tuple[Any, type[forms.Form]]] = {
    "om-dig": (_("About you"), AboutForm),
    "hvor": (_("Where do you live?"), HomeForm),
    "hvad": (_("What would you like to do?"), WordsForm),
    "hvornaar": (_("When can you usually?"), TimesForm),
    "hvorfor": (_("Why you, and what we use your data for"), WhyForm),
}
SLUGS = list(STEPS)


class Draft:
    """The answers of one session."""

    def __init__(self, session: SessionBase) -> None:
        self._session = session

    def form(self, slug: str) -> forms.Form:
        """The step's form, filled in and checked again if it was answered."""
        form_class = STEPS[slug][1]
        stored = self._session.get(_KEY, {}).get(slug)
        return form_class(_query(stored)) if stored is not None else form_class()

    def keep(self, slug: str, data: QueryDict) -> None:
        """Keep the answers of a step."""
        answers = dict(self._session.get(_KEY, {}))
        answers[slug] = {name: values for name, values in data.lists() if name != "csrfmiddlewaretoken"}
        self._session[_KEY] = answers

    def answered(self, slug: str) -> bool:
        """Whether the step was answered; only valid answers are kept."""
        return slug in self._session.get(_KEY, {})

    def first_missing(self) -> str | None:
        """The first step without a valid answer."""
        return next((slug for slug in SLUGS if not self.form(slug).is_valid()), None)

    def clear(self) -> None:
        """Forget the answers."""
        self._session.pop(_KEY, None)

    def data(self) -> ApplicationData:
        """All answers together; call it when `first_missing` is None."""
        forms_by_slug = {slug: self.form(slug) for slug in SLUGS}
        for form in forms_by_slug.values():
            form.is_valid()
        about, home, words, times, why = (form.cleaned_data for form in forms_by_slug.values())
        return ApplicationData(
            first_name=about["first_name"],
            last_name=about["last_name"],
            phone=str(about["phone"] or ""),
            adult=about["adult"] == YES,
            home=forms_by_slug["hvor"].home,  # type: ignore[attr-defined]
            travel_km=int(home["travel_km"]),
            languages=tuple(words["languages"]),
            skills=tuple(words["skills"]),
            interests=tuple(words["interests"]),
            availability=tuple(_slot(value) for value in times["slots"]),
            motivation=why["motivation"],
        )


def _query(stored: Mapping[str, list[str]]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in stored.items():
        query.setlist(name, values)
    return query


def _slot(value: str) -> tuple[int, str]:
    day, part = value.split(":")
    return int(day), part
