"""What was answered so far, kept with the person until it is sent, so that another device can go on."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from places.models import District
from volunteers.entry.models import Draft as Row
from volunteers.entry.models import IntakePause, Invitation
from volunteers.entry.services import pause_of
from volunteers.models import Application
from volunteers.services import ApplicationData
from volunteers.wizard.forms import YES, AboutForm, HomeForm, TimesForm, WhyForm, WordsForm

STEPS: dict[str, tuple[Any, type[forms.Form]]] = {
    "om-dig": (_("About you"), AboutForm),
    "hvor": (_("Where do you live?"), HomeForm),
    "hvad": (_("What would you like to do?"), WordsForm),
    "hvornaar": (_("When can you usually?"), TimesForm),
    "hvorfor": (_("Why you, and what we use your data for"), WhyForm),
}
SLUGS = list(STEPS)


class Draft:
    """The answers of one person. `invitation` is the one they came with; it stays with the answers."""

    def __init__(self, person: Any, invitation: Invitation | None = None) -> None:
        self._person = person
        row = Row.objects.filter(person=person).select_related("invitation__inviter").first()
        self._answers: dict[str, dict[str, list[str]]] = row.answers if row else {}
        self.invitation = invitation or (row.invitation if row else None)

    def form(self, slug: str) -> forms.Form:
        """The step's form: filled in and checked again if it was answered, else with what we know."""
        form_class = STEPS[slug][1]
        stored = self._answers.get(slug)
        return form_class(query_of(stored)) if stored is not None else form_class(initial=self._known(slug))

    def _known(self, slug: str) -> dict[str, Any]:
        """What the person or who invited them told before."""
        if slug == "om-dig":
            invited = self.invitation
            return {
                "first_name": self._person.first_name or (invited.first_name if invited else ""),
                "last_name": self._person.last_name,
                "phone": str(self._person.phone),
            }
        profile = getattr(self._person, "profile", None) if slug == "hvor" else None
        return (
            {"postal_code": profile.postal_code_id, "municipality": profile.municipality_id}
            if profile
            else {}
        )

    def keep(self, slug: str, form: forms.Form, data: QueryDict) -> None:
        """Keep the answers of a step; only what its form knows and took."""
        values = {name: data.getlist(name) for name in form.fields if name in data}
        self._answers = {**self._answers, slug: values}
        Row.objects.update_or_create(
            person=self._person, defaults={"answers": self._answers, "invitation": self.invitation}
        )

    def answered(self, slug: str) -> bool:
        """Whether the step was answered; only valid answers are kept."""
        return slug in self._answers

    def first_missing(self) -> str | None:
        """The first step without a valid answer."""
        return next(
            (slug for slug in SLUGS if not (self.answered(slug) and self.form(slug).is_valid())), None
        )

    def clear(self) -> None:
        """Forget the answers."""
        Row.objects.filter(person=self._person).delete()
        self._answers = {}

    def pause(self) -> IntakePause | None:
        """The break of the district this goes to. Whom staff asked may apply all the same."""
        form = self.form("hvor")
        if not form.is_valid() or self._is_asked():
            return None
        return pause_of(self.district(form))

    @staticmethod
    def district(form: forms.Form) -> District:
        """The district of a valid step "where"."""
        found: District = form.home.district  # type: ignore[attr-defined]
        return found

    def _is_asked(self) -> bool:
        if self.invitation is not None:
            return True
        interest = Application.objects.undecided().filter(person=self._person, owner__isnull=False)
        return interest.exists()

    def data(self) -> ApplicationData:
        """All answers together; call it when `first_missing` is None."""
        filled = {slug: self.form(slug) for slug in SLUGS}
        for form in filled.values():
            form.is_valid()
        return data_of(*filled.values())


def data_of(
    about: forms.Form, home: forms.Form, words: forms.Form, times: forms.Form, why: forms.Form
) -> ApplicationData:
    """What five valid forms say."""
    who, chosen = about.cleaned_data, words.cleaned_data
    return ApplicationData(
        first_name=who["first_name"],
        last_name=who["last_name"],
        phone=str(who["phone"] or ""),
        adult=who["adult"] == YES,
        home=home.home,  # type: ignore[attr-defined]
        travel_km=int(home.cleaned_data["travel_km"]),
        languages=tuple(chosen["languages"]),
        skills=tuple(chosen["skills"]),
        interests=tuple(chosen["interests"]),
        availability=tuple(times.pairs()),  # type: ignore[attr-defined]
        motivation=why.cleaned_data["motivation"],
    )


def query_of(stored: Mapping[str, list[str]]) -> QueryDict:
    """Stored answers as a form wants them."""
    query = QueryDict(mutable=True)
    for name, values in stored.items():
        query.setlist(name, values)
    return query
