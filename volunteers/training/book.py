"""The courses as the checker and the forms need them: names, and which course covers which. Kept in the cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

KEY = "training:book"
KEPT = 60  # seconds, should a process with a cache of its own miss the signal


@dataclass(frozen=True)
class Book:
    """Names by slug, and for each course the courses that will do instead: itself and those that include it."""

    names: Mapping[str, str]
    covered_by: Mapping[str, frozenset[str]]


def book() -> Book:
    """The courses of today; one query when the cache is cold, whatever their number."""
    kept: Book | None = cache.get(KEY)
    if kept is None:
        kept = _read()
        cache.set(KEY, kept, KEPT)
    return kept


def names() -> Mapping[str, str]:
    """Course names by slug, as a requirement is read."""
    return book().names


def _read() -> Book:
    from volunteers.training.models import Course

    names: dict[str, str] = {}
    above: dict[str, set[str]] = {}
    for slug, name, including in Course.objects.values_list("slug", "name", "included_in__slug"):
        names[slug] = name
        above.setdefault(slug, set()).update({including} - {None})
    return Book(names, {slug: frozenset(_closure(slug, above)) for slug in names})


def _closure(slug: str, above: Mapping[str, set[str]]) -> set[str]:
    """All that include it, directly or through others; a circle ends where it began."""
    found, waiting = {slug}, [slug]
    while waiting:
        new = above.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def forget(**_signal: Any) -> None:
    """A course was changed; once more when it is stored."""
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY))


def watch() -> None:
    """Follow every change of a course."""
    from volunteers.training.models import Course

    for signal in (post_save, post_delete):
        signal.connect(forget, sender=Course, dispatch_uid=f"training-book-{id(signal)}")
    m2m_changed.connect(forget, sender=Course.includes.through, dispatch_uid="training-book-includes")
