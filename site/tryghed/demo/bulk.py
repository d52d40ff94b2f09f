"""Many ambassadors and many roles, written in bulk: what matching is proven and measured on.

They come beside the small demo. Nobody has a history, and the projects have no pages.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from core.vocabulary import DayPart, Language, Skill, Theme, Weekday, WordKind
from places.models import District, PostalCodeShare
from projects.enums import Effort, InitiativeKind, Objective, RequirementKind, Stage
from projects.models import Initiative, Project, Requirement, Role, Session, SessionPlace, Wish
from tryghed.demo.reading import DATA, Clock
from volunteers.enums import ScreeningKind, ScreeningOutcome, VolunteerState
from volunteers.models import Agreement, Availability, Profile, ProfileWord, Screening, Signature, Volunteer

AT_ONCE = 2000  # people written together
ROLES_A_PROJECT = 4
KILOMETRES = (3, 5, 8, 10, 15, 20, 30)
HOURS = {DayPart.MORNING: "09:00", DayPart.AFTERNOON: "14:00", DayPart.EVENING: "18:30"}
Report = Callable[[str], None]


@dataclass(frozen=True)
class Size:
    """How many ambassadors and roles, in which districts; each gets the same part."""

    volunteers: int
    roles: int
    districts: tuple[str, ...] = ()


SIZES = {"large": Size(8_000, 170, ("1465",)), "national": Size(100_000, 2_000)}


def load_many(name: str, seed: int, report: Report) -> None:
    """Fill up to the size. The same seed on the same day gives the same rows; a second run adds nothing."""
    size, rng = SIZES[name], Random(seed)  # noqa: S311 - it invents people
    clock = Clock(timezone.now())
    for district, volunteers, roles in _shares(size):
        has = Volunteer.objects.filter(district=district).count()
        had = Role.objects.filter(initiative__project__district=district).count()
        maker = _Maker(district, rng, clock)
        for start in range(has, volunteers, AT_ONCE):
            maker.make_people(start, min(start + AT_ONCE, volunteers))
            report(f"{district.name}: {min(start + AT_ONCE, volunteers)} of {volunteers} ambassadors")
        maker.make_roles(had, roles)
        report(f"{district.name}: {roles} roles")


def _shares(size: Size) -> Iterator[tuple[District, int, int]]:
    districts = [
        each for each in District.objects.order_by("pk") if each.pk in size.districts or not size.districts
    ]
    parts = len(districts)
    for number, each in enumerate(districts):
        yield each, (size.volunteers + number) // parts, (size.roles + number) // parts


class _Maker:
    """Makes the rows of one district."""

    def __init__(self, district: District, rng: Random, clock: Clock) -> None:
        self._district, self._rng, self._clock = district, rng, clock
        self._homes = list(
            PostalCodeShare.objects.filter(municipality__district=district).order_by(
                "postal_code", "municipality"
            )
        )
        self._names: list[Any] = json.loads((DATA / "names.json").read_text(encoding="utf-8"))["sets"]
        self._weights = [each["weight"] for each in self._names]
        self._agreement = Agreement.objects.latest("version")
        self._staff = User.objects.filter(staff_roles__district=district).order_by("pk")[0]
        self._closed = make_password(None)

    @transaction.atomic
    def make_people(self, first: int, beyond: int) -> None:
        """Ambassadors with these numbers."""
        people = User.objects.bulk_create(self._person(number) for number in range(first, beyond))
        profiles = Profile.objects.bulk_create(self._profile(person) for person in people)
        ProfileWord.objects.bulk_create(word for profile in profiles for word in self._words(profile))
        Availability.objects.bulk_create(time for profile in profiles for time in self._times(profile))
        since = self._clock.day_ago(400)
        Volunteer.objects.bulk_create(
            Volunteer(person=each, district=self._district, since=since, state=VolunteerState.ACTIVE)
            for each in people
        )
        signed_at = self._clock.ago(300)
        Signature.objects.bulk_create(
            Signature(person=each, agreement=self._agreement, name=each.get_full_name(), signed_at=signed_at)
            for each in people
            if self._rng.random() < 0.93
        )
        Screening.objects.bulk_create(self._screening(each) for each in people if self._rng.random() < 0.7)

    def _person(self, number: int) -> User:
        names = self._rng.choices(self._names, self._weights)[0]
        return User(
            email=f"frivillig.{self._district.pk}.{number}@demo.example",
            first_name=self._rng.choice(names["first"]),
            last_name=self._rng.choice(names["last"]),
            password=self._closed,
        )

    def _profile(self, person: User) -> Profile:
        home = self._rng.choice(self._homes)
        return Profile(
            person=person,
            postal_code_id=home.postal_code_id,
            municipality_id=home.municipality_id,
            travel_km=self._rng.choice(KILOMETRES),
            adult=True,
        )

    def _words(self, profile: Profile) -> Iterator[ProfileWord]:
        chosen = (
            (WordKind.LANGUAGE, Language, self._rng.choice((0, 0, 0, 1))),
            (WordKind.SKILL, Skill, self._rng.choice((0, 1, 2))),
            (WordKind.INTEREST, Theme, self._rng.choice((0, 1, 2, 3))),
        )
        for kind, words, number in chosen:
            for key in self._rng.sample(list(words), number):
                yield ProfileWord(profile=profile, kind=kind, key=key)

    def _times(self, profile: Profile) -> Iterator[Availability]:
        slots = [(day, part) for day in Weekday for part in DayPart]
        for day, part in self._rng.sample(slots, self._rng.randint(0, 7)):
            yield Availability(profile=profile, weekday=day, part=part)

    def _screening(self, person: User) -> Screening:
        ordered = self._clock.day_ago(self._rng.randint(30, 700))
        return Screening(
            person=person,
            kind=self._rng.choice((ScreeningKind.TALK, ScreeningKind.PRIVATE, ScreeningKind.POLICE)),
            why="Samtale om opgaven.",
            ordered_on=ordered,
            outcome=ScreeningOutcome.CLEARED,
            assessed_on=ordered + timedelta(days=3),
            assessed_by=self._staff,
            renew_by=ordered + timedelta(days=730),
        )

    @transaction.atomic
    def make_roles(self, had: int, wanted: int) -> None:
        """Projects with an initiative each, until the district has so many roles."""
        number = had
        while number < wanted:
            home = self._rng.choice(self._homes)
            initiative = self._initiative(number, home)
            sessions = [
                self._session(initiative, home.postal_code_id) for _each in range(self._rng.randint(1, 4))
            ]
            for _each in range(min(ROLES_A_PROJECT, wanted - number)):
                self._role(initiative, sessions, number)
                number += 1

    def _initiative(self, number: int, home: PostalCodeShare) -> Initiative:
        project = Project.objects.create(
            title=f"Tryggere veje {self._district.pk}-{number}",
            district=self._district,
            municipality_id=home.municipality_id,
            postal_code_id=home.postal_code_id,
            stage=Stage.RUNNING,
            objective=self._rng.choice(Objective.values),
            effort=self._rng.choice(Effort.values),
            theme=self._rng.choice(Theme.values),
        )
        return Initiative.objects.create(
            project=project,
            title=f"Indsats {number}",
            kind=self._rng.choice(InitiativeKind.values),
            description="Vi går, taler og lytter.",
            insurance="Politikredsen dækker, hvis du kommer til skade.",
            contact=f"Koordinatorerne ved {self._district.name}",
            created_by=self._staff,
        )

    def _session(self, initiative: Initiative, postal_code: str) -> Session:
        part = self._rng.choice(list(HOURS))
        starts_at = self._clock.at(self._rng.randint(1, 8), self._rng.randint(1, 7), HOURS[part])
        return Session.objects.create(
            initiative=initiative,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=self._rng.choice((1, 2, 3))),
            place="Torvet",
            postal_code_id=postal_code,
        )

    def _role(self, initiative: Initiative, sessions: list[Session], number: int) -> None:
        role = Role.objects.create(
            initiative=initiative,
            title=f"Rolle {number}",
            number=self._rng.randint(5, 55),
            you_do="Du går med og taler med dem, I møder.",
            you_never_do="Du griber aldrig ind.",
        )
        needs = [
            (RequirementKind.AMBASSADOR, ""),
            (RequirementKind.DISTRICT, self._district.pk),
            (RequirementKind.AGREEMENT, ""),
        ]
        if self._rng.random() < 0.4:
            needs.append(
                (RequirementKind.SCREENING, self._rng.choice((ScreeningKind.TALK, ScreeningKind.POLICE)))
            )
        _write(
            Requirement(role=role, group=group, kind=kind, key=key)
            for group, (kind, key) in enumerate(needs, start=1)
        )
        if self._rng.random() < 0.5:
            Wish.objects.create(role=role, kind=WordKind.LANGUAGE, key=self._rng.choice(Language.values))
        _write(SessionPlace(session=session, role=role, seats=role.number) for session in sessions)


def _write(rows: Iterator[models.Model]) -> None:
    made = list(rows)
    type(made[0])._base_manager.bulk_create(made)
