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
from volunteers.minors.forms import MinorForm
from volunteers.minors.openings import open_districts
from volunteers.models import Application
from volunteers.services import ApplicationData
from volunteers.wizard.forms import NO, YES, AboutForm, HomeForm, TimesForm, WhyForm, WordsForm

STEPS: dict[str, tuple[Any, type[forms.Form]]] = {
    "om-dig": (_("About you"), AboutForm),
    "hvor": (_("Where do you live?"), HomeForm),
    "vaerge": (_("You are under 18"), MinorForm),
    "hvad": (_("What would you like to do?"), WordsForm),
    "hvornaar": (_("When can you usually?"), TimesForm),
    "hvorfor": (_("Why you, and what we use your data for"), WhyForm),
}
MINOR = "vaerge"  # asked of who is under 18 alone
SLUGS = [slug for slug in STEPS if slug != MINOR]


class Draft:
    """The answers of one person. `invitation` is the one they came with; it stays with the answers."""

    def __init__(self, person: Any, invitation: Invitation | None = None) -> None:
        self._person = person
        row = Row.objects.filter(person=person).select_related("invitation__inviter").first()
        self._answers: dict[str, dict[str, list[str]]] = row.answers if row else {}
        self.invitation = invitation or (row.invitation if row else None)

    def form(self, slug: str) -> forms.Form:
        """The step's form: filled in and checked again if it was answered, else with what we know."""
        stored = self._answers.get(slug)
        if stored is not None:
            return self.filled(slug, query_of(stored))
        return STEPS[slug][1](initial=self._known(slug))

    def filled(self, slug: str, data: QueryDict) -> forms.Form:
        """The step's form with answers."""
        own: dict[str, Any] = {"own_email": self._person.email or ""} if slug == MINOR else {}
        return STEPS[slug][1](data, **own)

    @property
    def slugs(self) -> list[str]:
        """The steps of this person, in order."""
        about = self._answers.get("om-dig", {})
        return list(STEPS) if about.get("adult") == [NO] else SLUGS

    def is_too_young(self, slug: str, form: forms.Form) -> bool:
        """Under 18, with a home where no task is open to them; `form` is the valid one of step `slug`."""
        about, home = (form if each == slug else self._valid(each) for each in ("om-dig", "hvor"))
        if about is None or home is None or about.cleaned_data["adult"] != NO:
            return False
        return self.district(home).pk not in open_districts()

    def _valid(self, slug: str) -> forms.Form | None:
        form = self.form(slug)
        return form if self.answered(slug) and form.is_valid() else None

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
        # A box takes any value for a yes, also a NUL, which PostgreSQL stores nowhere.
        values = {
            name: [each.replace("\0", "") for each in data.getlist(name)]
            for name in form.fields
            if name in data
        }
        self._answers = {**self._answers, slug: values}
        if MINOR not in self.slugs:
            self._answers.pop(MINOR, None)  # an adult now: nothing of a guardian is kept
        Row.objects.update_or_create(
            person=self._person, defaults={"answers": self._answers, "invitation": self.invitation}
        )

    def answered(self, slug: str) -> bool:
        """Whether the step was answered; only valid answers are kept."""
        return slug in self._answers

    def first_missing(self) -> str | None:
        """The first step without a valid answer."""
        return next(
            (slug for slug in self.slugs if not (self.answered(slug) and self.form(slug).is_valid())), None
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
        filled = {slug: self.form(slug) for slug in self.slugs}
        for form in filled.values():
            form.is_valid()
        about, home, words, times, why = (filled[slug] for slug in SLUGS)
        return data_of(about, home, words, times, why, filled.get(MINOR))


def data_of(
    about: forms.Form,
    home: forms.Form,
    words: forms.Form,
    times: forms.Form,
    why: forms.Form,
    minor: forms.Form | None = None,
) -> ApplicationData:
    """What valid forms say; `minor` counts for who is under 18 alone."""
    who, chosen = about.cleaned_data, words.cleaned_data
    adult = who["adult"] == YES
    return ApplicationData(
        first_name=who["first_name"],
        last_name=who["last_name"],
        phone=str(who["phone"] or ""),
        adult=adult,
        minor=None if adult or minor is None else minor.minor(),  # type: ignore[attr-defined]
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
