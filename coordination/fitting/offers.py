"""What there is near one ambassador: open seats, and roles without dates, as plain rows."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from coordination.enums import LIVE_ASSIGNMENTS
from coordination.fitting.seeker import Seeker
from coordination.matching.scoring import Demand, Word
from core.vocabulary import day_part_of
from projects.models import Role, Session
from projects.querysets import joinable_q

SPOT = ("latitude", "longitude", "code", "name")  # of a postal code


@dataclass(unsafe_hash=True)  # never changed; what checkers read has no frozen fields
class Need:
    """A row of what a role requires."""

    group: int
    kind: str
    key: str


@dataclass(frozen=True)
class Wanted:
    """What a role requires, and which words help."""

    needs: tuple[Need, ...] = ()
    words: frozenset[Word] = frozenset()


@dataclass(frozen=True)
class Offer:
    """A seat at a session (`pk`: of the place), or a role without dates (`pk`: of the role), as lists show it.

    `place`: the meeting point, with postal code and town.
    """

    pk: int
    role: int
    kind: str
    theme: str
    title: str
    role_title: str
    place: str
    km: float
    session: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    flexible: bool = False
    wanted: Wanted = field(default_factory=Wanted)

    @property
    def on(self) -> date:
        """The day requirements are judged on."""
        return timezone.localdate(self.starts_at) if self.starts_at else timezone.localdate()

    @property
    def demand(self) -> Demand:
        """As a coordinator's ranking for this one session reads it."""
        slots = set()
        if self.starts_at and not self.flexible:
            start = timezone.localtime(self.starts_at)
            slots.add((start.isoweekday(), str(day_part_of(start.hour))))
        return Demand(frozenset(slots), self.wanted.words, self.theme, self.flexible)


def seats_near(seeker: Seeker, places: QuerySet[Any]) -> list[Offer]:
    """Free seats among `places` (with `left`) that are near enough. One query."""
    rows = places.filter(left__gt=0, **_within(seeker, "session__postal_code__")).order_by(
        "session__starts_at", "pk"
    )
    project = "session__initiative__project__"
    found = rows.values_list(
        "pk",
        "role",
        "session__initiative__kind",
        f"{project}theme",
        "session__initiative__title",
        "role__title",
        *(f"session__postal_code__{name}" for name in SPOT),
        "session__place",
        "session",
        "session__starts_at",
        "session__ends_at",
        "session__flexible",
    )
    offers = [
        Offer(
            pk=pk,
            role=role,
            kind=kind,
            theme=theme,
            title=title,
            role_title=role_title,
            place=f"{place}, {code} {town}",
            km=seeker.km_to(latitude, longitude),
            session=session,
            starts_at=starts_at,
            ends_at=ends_at,
            flexible=flexible,
        )
        for pk, role, kind, theme, title, role_title, latitude, longitude, code, town, place, *when in found
        for session, starts_at, ends_at, flexible in [when]
    ]
    return [offer for offer in offers if offer.km <= seeker.travel_km]


def roles_without_dates(seeker: Seeker, person: Any) -> list[Offer]:
    """Roles near enough that lack people and have no coming date. One query."""
    project = "initiative__project__"
    taken = Count("assignments", filter=Q(assignments__state__in=LIVE_ASSIGNMENTS), distinct=True)
    roles = (
        Role.objects.open_to(person)
        .filter(joinable_q(person, project), **_within(seeker, f"{project}postal_code__"))
        .exclude(session_places__session__in=Session.objects.coming().order_by().values("pk"))
        .annotate(taken=taken)
        .filter(taken__lt=F("number"))
        .order_by("pk")
    )
    found = roles.values_list(
        "pk",
        "initiative__kind",
        f"{project}theme",
        "initiative__title",
        "title",
        *(f"{project}postal_code__{name}" for name in SPOT),
    )
    offers = [
        Offer(pk, pk, kind, theme, title, role_title, f"{code} {town}", seeker.km_to(latitude, longitude))
        for pk, kind, theme, title, role_title, latitude, longitude, code, town in found
    ]
    return [offer for offer in offers if offer.km <= seeker.travel_km and offer.role not in seeker.roles]


def _within(seeker: Seeker, spot: str) -> dict[str, float]:
    box = seeker.box
    return {
        f"{spot}latitude__gte": box.south,
        f"{spot}latitude__lte": box.north,
        f"{spot}longitude__gte": box.west,
        f"{spot}longitude__lte": box.east,
    }


def wanted_of(role_ids: Collection[int]) -> dict[int, Wanted]:
    """By role, in one query: the few requirements of each times its few wishes."""
    rows = Role.objects.filter(pk__in=role_ids).order_by("pk", "requirements__group", "requirements__pk")
    needs: dict[int, dict[Need, None]] = {}
    words: dict[int, set[Word]] = {}
    for role, group, kind, key, word_kind, word in rows.values_list(
        "pk", "requirements__group", "requirements__kind", "requirements__key", "wishes__kind", "wishes__key"
    ):
        mine = needs.setdefault(role, {})
        if kind is not None:
            mine[Need(group, kind, key)] = None
        if word_kind is not None:
            words.setdefault(role, set()).add((word_kind, word))
    return {role: Wanted(tuple(mine), frozenset(words.get(role, ()))) for role, mine in needs.items()}
