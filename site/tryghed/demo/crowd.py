"""The many: invented citizens of all districts beside the sixty of `people.csv`, made from a seed.

Names, homes and sentences lie in `data/`; which belongs to whom is chance, and the same chance every time.
"""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from core.vocabulary import DayPart, Skill, Theme
from tryghed.demo.reading import DATA, PersonRow
from volunteers.enums import ApplicationState, VolunteerState

# Every so many ambassadors is one who isn't active; the first that fits counts.
NOT_ACTIVE = ((61, VolunteerState.SUSPENDED), (27, VolunteerState.ENDED), (12, VolunteerState.PAUSED))
PROTECTED_EVERY = 45
WHY_NOT_ACTIVE = {
    VolunteerState.SUSPENDED: "suspensions",
    VolunteerState.ENDED: "endings",
    VolunteerState.PAUSED: "pauses",
}
# State of an application, and the fewest and most days since it was received. Each step takes six days
# (`people.STEP`), so the fewest days grow with the steps; some are later than the steps allow, as in life.
APPLICANTS = (
    (ApplicationState.RECEIVED, 1, 9),
    (ApplicationState.CONVERSATION, 7, 22),
    (ApplicationState.SCREENING, 13, 29),
    (ApplicationState.RECEIVED, 1, 6),
    (ApplicationState.REJECTED, 18, 140),
    (ApplicationState.AGREEMENT, 19, 27),
    (ApplicationState.WITHDRAWN, 15, 130),
)
APPLICANTS_A_DISTRICT = 4
KILOMETRES = (3, 5, 5, 8, 10, 10, 15, 20, 30)
SCREENINGS = ("talk:cleared", "talk:cleared", "police:cleared")
# Days until the check has to be made again; nothing for most, a few are late.
RENEWALS = (None, None, None, None, 20, 90, 260, 500, -12)


class Crowd:
    """Makes people one after the other; every full name is there once."""

    def __init__(self, rng: Random, taken: list[PersonRow]) -> None:
        self._rng = rng
        self._names: dict[str, Any] = _read("names")
        self._words: dict[str, list[str]] = _read("words")
        self._taken = {(row.first, row.last) for row in taken}
        self._aliases = iter(self._names["aliases"])
        self._number = len(taken)
        self._applicants = 0
        self._ambassadors = 0

    def people(self) -> Iterator[PersonRow]:
        """Ambassadors and applicants of every district."""
        for district in _read("homes").values():
            homes = district["homes"]
            for _each in range(district["ambassadors"]):
                yield self._ambassador(homes)
            for _each in range(APPLICANTS_A_DISTRICT):
                yield self._applicant(homes)

    def _ambassador(self, homes: list[Any]) -> PersonRow:
        self._ambassadors += 1
        number, rng = self._ambassadors, self._rng
        state = next((state for every, state in NOT_ACTIVE if number % every == 0), VolunteerState.ACTIVE)
        alias = next(self._aliases, "") if number % PROTECTED_EVERY == 0 else ""
        return self._person(
            homes,
            alias=alias,
            status=state,
            days=rng.randint(60, 900) if state == VolunteerState.ACTIVE else rng.randint(240, 900),
            screening=rng.choice(SCREENINGS),
            signed=rng.random() < 0.95,
            renew=rng.choice(RENEWALS),
            reason=rng.choice(self._words[WHY_NOT_ACTIVE[state]]) if state in WHY_NOT_ACTIVE else "",
        )

    def _applicant(self, homes: list[Any]) -> PersonRow:
        state, fewest, most = APPLICANTS[self._applicants % len(APPLICANTS)]
        self._applicants += 1
        screening = {
            ApplicationState.SCREENING: "police:pending",
            ApplicationState.AGREEMENT: "talk:cleared",
        }.get(state, "")
        return self._person(
            homes,
            alias="",
            status=state,
            days=self._rng.randint(fewest, most),
            screening=screening,
            signed=state == ApplicationState.AGREEMENT and self._rng.random() < 0.4,
            renew=None,
            motivation=self._rng.choice(self._words["motivations"]),
            reason=self._rng.choice(self._words["rejections"]) if state == ApplicationState.REJECTED else "",
        )

    def _person(self, homes: list[Any], *, alias: str, motivation: str = "", **values: Any) -> PersonRow:
        rng = self._rng
        first, last, languages = self._name()
        postal, municipality, area, _weight = rng.choices(homes, [home[3] for home in homes])[0]
        self._number += 1
        return PersonRow(
            first=first,
            last=last,
            alias=alias,
            protected=bool(alias),
            postal=postal,
            municipality=municipality,
            area=area,
            languages=languages,
            skills=tuple(sorted(rng.sample(Skill.values, rng.randint(1, 3)))),
            interests=tuple(sorted(rng.sample(Theme.values, rng.randint(1, 3)))),
            slots=self._slots(),
            km=rng.choice(KILOMETRES),
            motivation=motivation,
            account="",
            email=f"borger{self._number:02d}@demo.example",
            **values,
        )

    def _name(self) -> tuple[str, str, tuple[str, ...]]:
        """Mostly a first and a last name from the same list; people marry."""
        sets = self._names["sets"]
        weights = [each["weight"] for each in sets]
        while True:
            of_first = self._rng.choices(sets, weights)[0]
            of_last = self._rng.choices(sets, weights)[0] if self._rng.random() < 0.12 else of_first
            first, last = self._rng.choice(of_first["first"]), self._rng.choice(of_last["last"])
            if (first, last) not in self._taken:
                self._taken.add((first, last))
                return first, last, tuple(self._rng.choice(of_first["languages"]).split())

    def _slots(self) -> tuple[tuple[int, str], ...]:
        """An evening or more, and perhaps something by day."""
        rng = self._rng
        evenings = {(day, str(DayPart.EVENING)) for day in rng.sample(range(1, 8), rng.randint(1, 3))}
        by_day = [(day, part) for day in range(1, 8) for part in (DayPart.MORNING, DayPart.AFTERNOON)]
        more = {(day, str(part)) for day, part in rng.sample(by_day, rng.randint(0, 3))}
        return tuple(sorted(evenings | more))


def make_crowd(seed: int, taken: list[PersonRow]) -> list[PersonRow]:
    """All of the crowd. The same seed gives the same people."""
    rng = Random(f"crowd-{seed}")  # noqa: S311 - it draws invented people
    return list(Crowd(rng, taken).people())


def _read(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
