"""From a district's people and openings to a problem of plain arrays, and what a plan is compared with."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

import numpy as np
from django.conf import settings
from django.utils import timezone

from coordination.enums import SEATED, AssignmentState
from coordination.matching.eligibility import Eligibility
from coordination.matching.population import Population, population_of
from coordination.matching.scoring import Bools, Floats, Ints, scores, slot_bits
from coordination.models import Assignment, Attendance
from coordination.planning.openings import Opening, clashes_of, coming_sessions, openings_of, spans_of
from coordination.planning.pins import that_can_be
from coordination.planning.problem import Problem
from coordination.wishes.reading import interested_in, said_no_in

SAID_NO = (AssignmentState.DECLINED, AssignmentState.WITHDRAWN, AssignmentState.EXPIRED)


@dataclass(frozen=True)
class Wishes:
    """What coordinators decided beforehand, as (person, role): `pinned` stand in every plan, `refused` in none."""

    pinned: frozenset[tuple[int, int]] = frozenset()
    refused: frozenset[tuple[int, int]] = frozenset()


@dataclass
class Matchmaker:
    """Who can take which opening of a district, and why others can't."""

    district: str
    wishes: Wishes = field(default_factory=Wishes)

    def __post_init__(self) -> None:
        self.people: Population = population_of(self.district)
        self.openings: list[Opening] = openings_of(self.district)
        self._eligibility = Eligibility(self.people.ids, self.people.query)
        self._sessions = coming_sessions(self.district)

    @cached_property
    def pinned(self) -> list[tuple[int, int]]:
        """The pinned pairs as (index of the person, number of the opening), of those who can be asked to it today.

        A place is never kept for who has left, lacks a requirement, or has something else by then. How far somebody
        goes, when they usually can, and how many tasks they have is for the coordinator to judge, who meant it.
        """
        numbers = {opening.role.pk: number for number, opening in enumerate(self.openings)}
        where = {person: index for index, person in enumerate(self.people.ids.tolist())}
        pairs = ((where.get(person), numbers.get(role)) for person, role in self.wishes.pinned)
        return that_can_be(
            [(one, number) for one, number in pairs if one is not None and number is not None],
            can=lambda number: self._could_take(self.openings[number]),
            places=[opening.places for opening in self.openings],
            asks=self.people.may_ask.tolist(),
            clashing=self._clashing_openings,
        )

    @cached_property
    def held(self) -> list[tuple[int, int]]:
        """(person, role) of what people have, are asked to, or are pinned to."""
        ids = self.people.ids.tolist()
        return [
            *self.people.held,
            *((ids[one], self.openings[number].role.pk) for one, number in self.pinned),
        ]

    @cached_property
    def room(self) -> Ints:
        """How many roles each may still be given (shape people)."""
        holds = self.people.times(person for person, _role in self.held)
        pinned = np.bincount([one for one, _number in self.pinned], minlength=len(self.people))
        return np.maximum(np.minimum(self.people.may_ask - pinned, settings.ROLES_AT_ONCE - holds), 0)

    @cached_property
    def places(self) -> Ints:
        """How many people each opening lacks beside those pinned to it (shape openings)."""
        pinned = Counter(number for _one, number in self.pinned)
        left = [opening.places - pinned[number] for number, opening in enumerate(self.openings)]
        return np.array(left, dtype=np.int64)

    def problem(self) -> Problem:
        """Every pair that can be, with its score."""
        person, role, score = [], [], []
        for number, opening in enumerate(self.openings):
            fits = np.flatnonzero(self.can_take(opening) & self.near(opening) & self.in_time(opening))
            person.append(fits)
            role.append(np.full(len(fits), number, dtype=np.int64))
            score.append(self.points(opening, fits))
        return Problem(
            room=self.room,
            places=self.places,
            person=_joined(person),
            role=_joined(role),
            score=_joined(score),
            clashes=self._clashing_openings,
        )

    @cached_property
    def _clashing_openings(self) -> frozenset[tuple[int, int]]:
        numbers = {opening.role.pk: number for number, opening in enumerate(self.openings)}
        # Openings and roles rise alike, so the smaller stays first.
        return frozenset(
            (numbers[one], numbers[other])
            for one, other in self._clashes
            if one in numbers and other in numbers
        )

    def points(self, opening: Opening, who: Ints) -> Ints:
        """The scores of some people (shape of `who`)."""
        crowd = self.people.crowd.only(who)
        found = scores(crowd, self.km(opening)[who], opening.demand, self.keen(opening)[who])
        return sum(found.values(), start=np.zeros(len(who), np.int64))

    def km(self, opening: Opening) -> Floats:
        """How far each has to go; 0 where the opening is nowhere."""
        return self.people.km_to(*opening.spot) if opening.spot else np.zeros(len(self.people))

    def near(self, opening: Opening) -> Bools:
        """Who goes that far."""
        return np.asarray(self.km(opening) <= self.people.crowd.travel_km)

    def in_time(self, opening: Opening) -> Bools:
        """Who can at one of its times. Who has named no times can at all of them, and anybody at one without a time."""
        if opening.demand.anytime:
            return np.ones(len(self.people), dtype=bool)
        wanted = np.uint64(slot_bits(opening.demand.slots))
        slots = self.people.crowd.slots
        return np.asarray((slots & wanted != 0) | (slots == 0) | (wanted == 0))

    def meets(self, opening: Opening) -> Bools:
        """Who meets its requirements on its date."""
        return self._eligibility.meets(opening.role.requirements.all(), opening.on)

    def lacks_only(self, opening: Opening) -> dict[str, Bools]:
        """Who meets all requirements but one, by the kind of that one."""
        groups = self._eligibility.by_group(opening.role.requirements.all(), opening.on)
        lacking = sum((~met for met in groups.values()), start=np.zeros(len(self.people), dtype=np.int64))
        return {kind: np.asarray(~met & (lacking == 1)) for kind, met in groups.items()}

    def can_take(self, opening: Opening) -> Bools:
        """Who meets its requirements, has time beside what they hold, and hasn't said no to it."""
        if opening.placeless:
            return np.zeros(len(self.people), dtype=bool)
        return self.meets(opening) & self.free_for(opening)

    def _could_take(self, opening: Opening) -> Bools:
        """The same before anybody is pinned."""
        if opening.placeless:
            return np.zeros(len(self.people), dtype=bool)
        return self.meets(opening) & self._all_but(self._closed_to.get(opening.role.pk, ()))

    def free_for(self, opening: Opening) -> Bools:
        """Who doesn't hold it or something at the same time, and hasn't said no to it."""
        return self._all_but(self._not_for.get(opening.role.pk, ()))

    def _all_but(self, person_ids: Iterable[int]) -> Bools:
        free = np.ones(len(self.people), dtype=bool)
        free[self._index(person_ids)] = False
        return free

    @cached_property
    def _clashes(self) -> frozenset[tuple[int, int]]:
        return clashes_of({role: spans_of(sessions) for role, sessions in self._sessions.items()})

    @cached_property
    def _not_for(self) -> dict[int, set[int]]:
        """The people an opening isn't for, by role."""
        found = self._taken_by(self.held)
        for role, people in self._closed_to.items():
            found[role] |= people
        return found

    def _taken_by(self, held: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
        """By role the people who hold it, or another at the same time."""
        found: dict[int, set[int]] = defaultdict(set)
        meets = defaultdict(set)
        for one, other in self._clashes:
            meets[one].add(other)
            meets[other].add(one)
        for person, role in held:
            for each in {role, *meets[role]}:
                found[each].add(person)
        return found

    @cached_property
    def _closed_to(self) -> dict[int, set[int]]:
        """The people an opening isn't for, by role, before anybody is pinned."""
        found = self._taken_by(self.people.held)
        for person, role in (*self._said_no(), *self._wish_not, *self.wishes.refused):
            found[role].add(person)
        for role, person in self._busy():
            found[role].add(person)
        return found

    @cached_property
    def _wish_not(self) -> set[tuple[int, int]]:
        """(person, role) of who doesn't want to be asked."""
        return said_no_in(self.district, [opening.role for opening in self.openings])

    @cached_property
    def _keen(self) -> dict[int, set[int]]:
        return interested_in([opening.role.pk for opening in self.openings])

    def keen(self, opening: Opening) -> Bools:
        """Who would like to hear more about it."""
        return np.asarray(self.people.is_among(self._keen.get(opening.role.pk, ())))

    def _said_no(self) -> Iterable[tuple[int, int]]:
        since = timezone.now() - timedelta(days=settings.ASK_AGAIN_AFTER_DAYS)
        rows = Assignment.objects.filter(
            role__in=[opening.role.pk for opening in self.openings], state__in=SAID_NO, invited_at__gt=since
        )
        return rows.values_list("person", "role")

    def _busy(self) -> Iterator[tuple[int, int]]:
        """(role, person) of whoever has a place on another session at one of the role's times."""
        rows = Attendance.objects.filter(
            person__volunteer__district=self.district,
            state__in=SEATED,
            flexible=False,
            ends_at__gt=timezone.now(),
        )
        taken = [
            (person, start.timestamp(), end.timestamp())
            for person, start, end in rows.values_list("person", "starts_at", "ends_at")
        ]
        who, begins, ends = np.array(taken, dtype=np.float64).reshape(-1, 3).T
        for opening in self.openings:
            for start, end in spans_of(self._sessions.get(opening.role.pk, [])):
                meets = (begins < end.timestamp()) & (ends > start.timestamp())
                yield from ((opening.role.pk, int(person)) for person in who[meets])

    def _index(self, person_ids: Iterable[int]) -> Ints:
        return self.people.index_of(person_ids)


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
