"""What changes rarely about a project and every reader sees: its local areas and partners. Kept for a minute."""

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

KEPT = 60  # seconds, should a process with a cache of its own miss the signal


@dataclass(frozen=True)
class Partner:
    """Who takes part, with what, and where to read more."""

    name: str
    role: str
    address: str


@dataclass(frozen=True)
class Facts:
    """As a page shows them."""

    areas: tuple[str, ...]
    partners: tuple[Partner, ...]


def facts_of(project: Any) -> Facts:
    """Two queries when nothing is kept, else none."""
    kept: Facts | None = cache.get(_key(project.pk))
    if kept is None:
        rows = project.partnerships.select_related("organisation")
        kept = Facts(
            areas=tuple(str(area) for area in project.areas.all()),
            partners=tuple(Partner(row.organisation.name, row.role, row.address) for row in rows),
        )
        cache.set(_key(project.pk), kept, KEPT)
    return kept


def _key(pk: int) -> str:
    return f"projects:facts:{pk}"


def _forget(pk: int) -> None:
    """Now, and once more when it is stored: meanwhile somebody may have kept what stood there before."""
    cache.delete(_key(pk))
    transaction.on_commit(lambda: cache.delete(_key(pk)))


def _partner_changed(instance: Any, **_signal: Any) -> None:
    _forget(instance.project_id)


def _areas_changed(instance: Any, **_signal: Any) -> None:
    _forget(instance.pk)


def watch(project: Any, partnership: Any) -> None:
    """Follow the changes of both models."""
    for signal in (post_save, post_delete):
        signal.connect(_partner_changed, sender=partnership, dispatch_uid=f"facts-{id(signal)}")
    m2m_changed.connect(_areas_changed, sender=project.areas.through, dispatch_uid="facts-areas")
