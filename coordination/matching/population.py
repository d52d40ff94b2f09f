"""The ambassadors of a district as arrays, read in a few queries whatever their number."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.conf import settings
from django.db.models import QuerySet

from coordination.enums import LIVE_ASSIGNMENTS
from coordination.matching.asked import days_since_asked, times_asked
from coordination.matching.reasons import Candidate
from coordination.matching.scoring import Crowd, Floats, Ints, slot_bits, slots_of, word_bits, words_of
from coordination.models import Assignment
from places.distance import haversine_km
from volunteers.models import Availability, ProfileWord, Volunteer

FAR = 20_000.0  # km: half the way around the world, further than anybody goes


@dataclass(frozen=True)
class Population:
    """People as arrays of one length, rising by `ids`, the numbers of the persons.

    `home`: index into `spots`, the (latitude, longitude) of the postal codes. `may_ask`: how many times more each may
    be asked this month. `held`: (person, role) of what they have or are asked to.
    `query` finds the numbers of the persons.
    """

    ids: Ints
    home: Ints
    spots: list[tuple[float, float]]
    crowd: Crowd
    may_ask: Ints
    held: list[tuple[int, int]]
    query: QuerySet[Any]

    def __len__(self) -> int:
        return len(self.ids)

    def km_to(self, latitude: float, longitude: float) -> Floats:
        """Kilometres from everybody's postal code to a place."""
        from_each = np.array([haversine_km(*spot, latitude, longitude) for spot in self.spots])
        return from_each[self.home] if len(self) else np.empty(0)

    def index_of(self, person_ids: Any) -> Ints:
        """Where people stand in the arrays; who isn't here is left out."""
        wanted = np.asarray(sorted(person_ids), dtype=np.int64)
        return np.flatnonzero(np.isin(self.ids, wanted))

    def times(self, person_ids: Any) -> Ints:
        """How often each is among some numbers of persons (shape people)."""
        asked = np.asarray(list(person_ids), dtype=np.int64)
        asked = asked[np.isin(asked, self.ids)]
        return np.bincount(np.searchsorted(self.ids, asked), minlength=len(self))

    def is_among(self, person_ids: Any) -> Any:
        """Who is among some numbers of persons (shape people)."""
        return np.isin(self.ids, np.asarray(list(person_ids), dtype=np.int64))

    def candidate(self, index: int, km: float, keen: bool = False) -> Candidate:
        """One of them, as reasons read it."""
        days = self.crowd.days_since_asked[index]
        return Candidate(
            person_id=int(self.ids[index]),
            km=float(km),
            travel_km=int(self.crowd.travel_km[index]),
            slots=slots_of(int(self.crowd.slots[index])),
            words=words_of(int(self.crowd.words[index])),
            days_since_asked=None if np.isnan(days) else int(days),
            keen=keen,
        )


def population_of(district: str, among: Collection[int] | None = None) -> Population:
    """The active ambassadors of a district (or those of them `among` some persons), who have told where they live."""
    chosen = {} if among is None else {"person__in": among}
    people = Volunteer.objects.active().filter(**chosen, district=district, person__profile__isnull=False)
    rows = list(
        people.order_by("person").values_list(
            "person",
            "person__profile__postal_code",
            "person__profile__postal_code__latitude",
            "person__profile__postal_code__longitude",
            "person__profile__travel_km",
            "person__profile__asked_at_most",
        )
    )
    ids = np.array([row[0] for row in rows], dtype=np.int64)
    codes = {code: number for number, code in enumerate(sorted({row[1] for row in rows}))}
    where = {codes[row[1]]: (row[2], row[3]) for row in rows}
    here = {**chosen, "person__volunteer__district": district}
    last, times = days_since_asked(**here), times_asked(**here)
    held = Assignment.objects.filter(**here, state__in=LIVE_ASSIGNMENTS).order_by("person", "role")
    return Population(
        ids=ids,
        home=np.array([codes[row[1]] for row in rows], dtype=np.int64),
        spots=[where[number] for number in range(len(codes))],
        crowd=Crowd(
            travel_km=np.array([row[4] for row in rows], dtype=np.float64),
            slots=_bits(ids, _slots(people)),
            words=_bits(ids, _words(people)),
            days_since_asked=np.array([last.get(row[0], np.nan) for row in rows], dtype=np.float64),
        ),
        may_ask=_may_ask(rows, times),
        held=list(held.values_list("person", "role")),
        query=people.values("person"),
    )


def _may_ask(rows: list[Any], times: Mapping[int, int]) -> Ints:
    """How many times more each may be asked this month: as often as they said, or as often as we ask anybody."""
    left = [(settings.ASKED_AT_MOST if row[5] is None else row[5]) - times.get(row[0], 0) for row in rows]
    return np.maximum(np.array(left, dtype=np.int64), 0)


def _bits(ids: Ints, pairs: list[tuple[int, int]]) -> Any:
    """The bits of everybody from (person, bit)."""
    found = np.zeros(len(ids), dtype=np.uint64)
    if pairs:
        rows = np.array(pairs, dtype=np.uint64)
        np.bitwise_or.at(found, np.searchsorted(ids, rows[:, 0].astype(np.int64)), rows[:, 1])
    return found


def _words(people: Any) -> list[tuple[int, int]]:
    rows = ProfileWord.objects.filter(profile__person__volunteer__in=people)
    bits: dict[tuple[str, str], int] = {}
    found = []
    for person, kind, key in rows.values_list("profile__person", "kind", "key"):
        bit = bits.get((kind, key))
        if bit is None:
            bit = bits[kind, key] = word_bits([(kind, key)])
        found.append((person, bit))
    return found


def _slots(people: Any) -> list[tuple[int, int]]:
    rows = Availability.objects.filter(profile__person__volunteer__in=people)
    bits: dict[tuple[int, str], int] = {}
    found = []
    for person, weekday, part in rows.values_list("profile__person", "weekday", "part"):
        bit = bits.get((weekday, part))
        if bit is None:
            bit = bits[weekday, part] = slot_bits([(weekday, part)])
        found.append((person, bit))
    return found
