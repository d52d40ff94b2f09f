"""People who may be the same: one reading of a district, put together by what they share (never each with each)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from unicodedata import normalize

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.scope import scope_of
from volunteers.duplicates.models import NotTheSame
from volunteers.duplicates.permissions import may_merge
from volunteers.enums import VolunteerState
from volunteers.models import Application

# A number or address of a whole association is no sign: each is held against the next few alone.
CROWD = 8


@dataclass(frozen=True)
class Pair:
    """Two people, the lower number first, and what they share: "phone", "email", "name"."""

    one: User
    other: User
    fits: tuple[str, ...]


def name_key(first: str, last: str) -> str:
    """A name in one spelling: å for aa, no case, no spaces, no hyphens; empty where there are no letters."""
    text = normalize("NFKC", f"{first} {last}").casefold().replace("aa", "å")
    return re.sub(r"[\W_]", "", text)


def mail_key(email: str | None) -> str:
    """An address in one spelling: what most post offices take for the same box."""
    local, _at, domain = (email or "").casefold().rpartition("@")
    return f"{local.split('+')[0].replace('.', '')}@{domain}" if local and domain else ""


def pairs_for(user: Any) -> list[Pair]:
    """Those of the coordinator's districts whom they know by name, the surest first."""
    districts = scope_of(user).coordinator
    if not districts:
        return []
    fits = _fits(people_of(districts))
    apart = NotTheSame.objects.filter(one__in={one for one, _other in fits}) if fits else ()
    for row in apart:
        fits.pop((row.one_id, row.other_id), None)
    people = {
        each.pk: each for each in with_work(User.objects.filter(pk__in={pk for pair in fits for pk in pair}))
    }
    pairs = [
        Pair(people[one], people[other], tuple(shared))
        for (one, other), shared in fits.items()
        if may_merge(user, people[one], people[other])
    ]
    return sorted(pairs, key=lambda pair: (-len(pair.fits), pair.one.pk, pair.other.pk))


def with_work(people: QuerySet[User]) -> QuerySet[User]:
    """With what tells who may see a name."""
    rows = people.select_related("profile__postal_code", "volunteer__district")
    return rows.prefetch_related("applications__district")


def people_of(districts: Iterable[str]) -> QuerySet[User]:
    """Ambassadors and applicants of districts who are here."""
    applied = Application.objects.filter(person=OuterRef("pk"), district__in=districts)
    ambassador = Q(volunteer__district__in=districts) & ~Q(volunteer__state=VolunteerState.ANONYMISED)
    rows = User.objects.filter(is_active=True, is_staff=False, is_superuser=False)
    return rows.filter(ambassador | Exists(applied))


def _fits(people: QuerySet[User]) -> dict[tuple[int, int], list[str]]:
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    rows = people.order_by("pk").values_list(
        "pk", "phone", "email", "first_name", "last_name", "profile__postal_code"
    )
    for pk, phone, email, first, last, home in rows:
        name = name_key(first, last)
        keys = (
            ("phone", str(phone or "")),
            ("email", mail_key(email)),
            ("name", f"{name} {home}" if name and home else ""),
        )
        for key in keys:
            if key[1]:
                groups[key].append(pk)
    fits: dict[tuple[int, int], list[str]] = defaultdict(list)
    for (kind, _value), numbers in groups.items():
        for pair in _pairs(numbers):
            fits[pair].append(kind)
    return dict(fits)


def _pairs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    if len(numbers) <= CROWD:
        yield from combinations(numbers, 2)
        return
    for place, one in enumerate(numbers):
        for other in numbers[place + 1 : place + CROWD]:
            yield one, other
