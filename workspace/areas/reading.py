"""Reads about areas for the workspace."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.duties import CONTACT
from accounts.models import AreaDuty
from accounts.scope import scope_of
from core.handover import open_work
from core.registries import area_counts
from places.models import LocalArea, Municipality


@dataclass(frozen=True)
class Row:
    """One area of the list: its people today, and the numbers the rooms know."""

    area: LocalArea
    contact: AreaDuty | None
    deputies: list[AreaDuty]
    counts: list[tuple[Any, int]]
    own: bool


@dataclass(frozen=True)
class Duties:
    """The duties of one area by time."""

    now: list[AreaDuty] = field(default_factory=list)
    later: list[AreaDuty] = field(default_factory=list)
    before: list[AreaDuty] = field(default_factory=list)

    @property
    def contact(self) -> AreaDuty | None:
        """Who is contact officer today."""
        return next((duty for duty in self.now if duty.kind == CONTACT), None)


def areas_visible_to(user: Any) -> QuerySet[LocalArea]:
    """The areas of a member of staff's districts."""
    rows = LocalArea.objects.filter(municipality__district__in=scope_of(user).districts)
    return rows.select_related("municipality__district").order_by("municipality__name", "name", "pk")


def by_municipality(user: Any, areas: Iterable[LocalArea]) -> dict[Municipality, list[Row]]:
    """The list: municipalities with their areas. The number of queries doesn't grow with the areas."""
    found = list(areas)
    keys = [area.pk for area in found]
    standing: dict[int, list[AreaDuty]] = defaultdict(list)
    for duty in AreaDuty.objects.standing().filter(area__in=keys):
        standing[duty.area_id].append(duty)
    counts = [(entry.label, entry.counts(user, keys)) for entry in area_counts]
    groups: dict[Municipality, list[Row]] = defaultdict(list)
    for area in found:
        duties = standing[area.pk]
        groups[area.municipality].append(
            Row(
                area=area,
                contact=next((duty for duty in duties if duty.kind == CONTACT), None),
                deputies=[duty for duty in duties if duty.kind != CONTACT],
                counts=[(label, numbers.get(area.pk, 0)) for label, numbers in counts],
                own=area.pk in scope_of(user).areas,
            )
        )
    return dict(groups)


def duties_of(area: LocalArea) -> Duties:
    """Today's, those to come, and history. Who lost the role isn't among today's."""
    today, found = timezone.localdate(), Duties()
    held = set(area.duties.held().values_list("pk", flat=True))
    for duty in area.duties.select_related("user"):
        if duty.ends_on and duty.ends_on < today:
            found.before.insert(0, duty)
        elif duty.starts_on > today:
            found.later.append(duty)
        elif duty.pk in held:
            found.now.append(duty)
    return found


def open_in(area: LocalArea) -> list[str]:
    """What is open in an area, whoever has it: "2 applications"."""
    kinds = [kind for kind in open_work if kind.area and kind.moves_with_area]
    counted = [(kind, kind.rows().filter(**{kind.area: area.pk}).count()) for kind in kinds]
    return [kind.words(number) for kind, number in counted if number]
