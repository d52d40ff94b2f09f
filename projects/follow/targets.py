"""What can be followed: a project, a place with its surroundings, an objective."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from core.numbers import number_of
from places.errors import UnknownPostalCode
from places.lookup import find_postal_code
from places.models import PostalCode
from projects.enums import Objective, ProjectKind
from projects.models import Project

KM_DEFAULT = 10
KM_MOST = 100  # beyond that one follows half the country


@dataclass(frozen=True)
class Target:
    """Exactly one of the three; the area has kilometres."""

    project: Project | None = None
    postal_code: PostalCode | None = None
    km: int | None = None
    objective: str = ""

    @property
    def name(self) -> str:
        """What it is called, in the language around."""
        if self.project:
            return str(self.project.title)
        if self.postal_code:
            return _("%(place)s and up to %(km)s km around") % {"place": self.postal_code, "km": self.km}
        return str(Objective(self.objective).label)

    @property
    def query(self) -> str:
        """The same as a query, for the page that asks for an address."""
        if self.project:
            return urlencode({"projekt": self.project.pk})
        if self.postal_code:
            return urlencode({"postnummer": self.postal_code.pk, "km": str(self.km)})
        return urlencode({"maal": self.objective})

    def values(self) -> dict[str, Any]:
        """The fields of a follow."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def target_of(follow: Any) -> Target:
    """What a follow is about."""
    return Target(follow.project, follow.postal_code, follow.km, follow.objective)


def target_from(data: Mapping[str, str], user: Any) -> Target | None:
    """What an address asks for; None for nothing, or for what this person can't follow.

    Care for victims is a kind of its own: nobody is told that somebody follows it (PRODUCT).
    """
    if number := data.get("projekt", ""):
        rows = Project.objects.readable_by(user).exclude(kind=ProjectKind.VICTIM_CARE)
        project = rows.filter(pk=number_of(number) or 0).first()
        return Target(project=project) if project else None
    if text := data.get("postnummer", ""):
        return _area(text, data.get("km", ""))
    objective = data.get("maal", "")
    return Target(objective=objective) if objective in Objective.values else None


def _area(text: str, km: str) -> Target | None:
    try:
        place = find_postal_code(text)
    except UnknownPostalCode:
        return None
    number = int(km) if km.isascii() and km.isdecimal() and len(km) < 4 else KM_DEFAULT
    return Target(postal_code=place, km=min(max(number, 1), KM_MOST))
