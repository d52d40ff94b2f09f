"""Keeps the index in step: at once when something is saved, and by periodic jobs for whatever slipped past."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import translation

from core import danish
from home.search.models import Place, SearchEntry, SearchWord
from home.search.sources import SearchSource, SearchText, search_sources

BATCH = 200
GENERATION = "search:generation"
SWEEP_EVERY = timedelta(minutes=10)
RENEW_EVERY = timedelta(days=1)


@transaction.atomic
def refresh(source: SearchSource, object_ids: Iterable[int]) -> None:
    """Write the words of these things anew, and forget those that nobody may find any more."""
    wanted = set(object_ids)
    found = {row.pk: row for row in source.indexed().filter(pk__in=wanted)} if wanted else {}
    forget(source, wanted - set(found))
    for row in found.values():
        _write(source, row)
    transaction.on_commit(new_generation)


def forget(source: SearchSource, object_ids: Iterable[int]) -> None:
    """Take these things out."""
    if gone := list(object_ids):
        SearchEntry.objects.filter(kind=source.kind, object_id__in=gone).delete()


def sweep() -> None:
    """Take in what is missing (rows made in bulk, a new version of the keys) and take out what is gone."""
    for source in search_sources:
        offered = set(source.indexed().values_list("pk", flat=True))
        rows = SearchEntry.objects.filter(kind=source.kind).values_list("object_id", "version")
        known = dict(rows.iterator())
        current = {key for key, version in known.items() if version == danish.VERSION}
        for batch in _batches(known.keys() - offered):
            forget(source, batch)
        for batch in _batches(offered - current):
            refresh(source, batch)


def renew() -> None:
    """Write everything anew: what changed in a way no signal tells (a town's name, a project's partners)."""
    for source in search_sources:
        for batch in _batches(source.indexed().values_list("pk", flat=True)):
            refresh(source, batch)


def generation() -> int:
    """Changes whenever the index does: part of the key of every answer that is kept."""
    return int(cache.get_or_set(GENERATION, 0, None) or 0)


def new_generation() -> None:
    """Whatever answer is kept is out of date."""
    cache.add(GENERATION, 0, None)
    try:
        cache.incr(GENERATION)
    except ValueError:  # it went out of the cache between the two lines, and the kept answers with it
        return


def _write(source: SearchSource, row: Any) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        text = source.text_of(row)
    entry, _created = SearchEntry.objects.update_or_create(
        kind=source.kind,
        object_id=row.pk,
        defaults={
            "group_id": text.group,
            "newest": text.newest,
            "tie": text.tie,
            "version": danish.VERSION,
        },
    )
    entry.words.all().delete()
    words = [SearchWord(entry=entry, key=key, place=place) for key, place in _keys(text)]
    SearchWord.objects.bulk_create(words)


def _keys(text: SearchText) -> Iterator[tuple[str, Place]]:
    placed: dict[str, Place] = {}
    for place, part in ((Place.BODY, text.body), (Place.LEAD, text.lead), (Place.TITLE, text.title)):
        placed |= dict.fromkeys(danish.index_keys(part), place)
    yield from placed.items()
    yield from ((form, Place.TYPED) for form in danish.typed_forms(text.title))


def _batches(object_ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(object_ids)
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))
