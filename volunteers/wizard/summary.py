"""The answers in words, by step, for the page before sending."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.dates import day_text
from core.vocabulary import DayPart, Language, Skill, Theme, Weekday
from volunteers.minors.data import MinorData
from volunteers.services import ApplicationData
from volunteers.wizard.draft import MINOR, STEPS


@dataclass(frozen=True)
class Section:
    """One step's answers, and which step to correct them on."""

    title: Any
    slug: str
    rows: list[tuple[str, str]]


def summary_of(data: ApplicationData) -> list[Section]:
    """All sections in the order of the steps."""
    rows = {
        "om-dig": [
            (_("Name"), f"{data.first_name} {data.last_name}"),
            (_("Phone"), data.phone or _("Not given")),
            (_("At least 18"), _("Yes") if data.adult else _("No")),
        ],
        "hvor": [
            (_("Postal code"), str(data.home.postal_code)),
            (_("Municipality"), str(data.home.municipality)),
            (_("Police district"), str(data.home.district)),
            (_("Travels"), _("up to %(km)s km") % {"km": data.travel_km}),
        ],
        "hvad": [
            (_("Languages"), _words(Language, data.languages)),
            (_("Good at"), _words(Skill, data.skills)),
            (_("Interested in"), _words(Theme, data.interests)),
        ],
        "hvornaar": [(_("Usually free"), _times(data))],
        "hvorfor": [(_("Why"), data.motivation or _("Not given"))],
    }
    if data.minor is not None:
        rows[MINOR] = _minor(data.minor)
    return [Section(title, slug, rows[slug]) for slug, (title, _form) in STEPS.items() if slug in rows]


def _minor(minor: MinorData) -> list[tuple[str, str]]:
    guardian = minor.guardian
    return [
        (_("Turns 18"), day_text(minor.turns_18_on, weekday=False, year=True)),
        (_("Guardian"), guardian.name),
        (_("Guardian’s e-mail"), guardian.email or _("Not given")),
        (_("Guardian’s phone"), guardian.phone or _("Not given")),
    ]


def _words(kind: Any, keys: tuple[str, ...]) -> str:
    return ", ".join(str(kind(key).label) for key in keys) or _("None chosen")


def _times(data: ApplicationData) -> str:
    slots = (f"{Weekday(day).label} {DayPart(part).label}".lower() for day, part in data.availability)
    return ", ".join(slots) or _("None chosen")
