"""Brings the embedded tables into the database. Idempotent: writes only what differs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction

from places.models import District, LocalArea, Municipality, PostalCode, PostalCodeShare
from places.names import danish_slug, fold

DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True)
class Loaded:
    """What a load did to one table."""

    table: str  # the model's name: commands speak English whatever the language of the site
    rows: int
    created: int = 0
    updated: int = 0
    removed: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.created or self.updated or self.removed)


@transaction.atomic
def load_places() -> list[Loaded]:
    """Load every table, all or nothing. Returns a count for each.

    Districts, municipalities and postal codes that the tables no longer name stay: people and projects
    may refer to them. Shares, which nothing refers to, follow the tables exactly. Local areas are only
    added, never changed: once loaded they belong to the coordinators.
    """
    return [
        _upsert(_districts(), ["code"], ["name", "short_name", "seat"]),
        _upsert(_municipalities(), ["code"], ["name", "district_id"]),
        _upsert(_postal_codes(), ["code"], ["name", "folded_name", "latitude", "longitude"]),
        _load_shares(),
        _add_local_areas(),
    ]


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of an embedded CSV file."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _districts() -> list[District]:
    return [District(**row) for row in read_table("districts")]


def _municipalities() -> list[Municipality]:
    rows = read_table("municipalities")
    return [Municipality(code=row["code"], name=row["name"], district_id=row["district"]) for row in rows]


def _postal_codes() -> list[PostalCode]:
    return [
        PostalCode(
            code=row["code"],
            name=row["name"],
            folded_name=fold(row["name"]),
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
        )
        for row in read_table("postal_codes")
    ]


def _shares() -> list[PostalCodeShare]:
    return [
        PostalCodeShare(
            postal_code_id=row["postal_code"],
            municipality_id=row["municipality"],
            percent=int(row["percent"]),
        )
        for row in read_table("postal_code_shares")
    ]


def _upsert(wanted: Sequence[models.Model], keys: list[str], fields: list[str]) -> Loaded:
    """Create what is missing and update what differs, in two statements at most for each batch."""
    model = type(wanted[0])
    manager: models.Manager[Any] = model._default_manager
    present = {row[: len(keys)]: row[len(keys) :] for row in manager.values_list(*keys, *fields)}
    missing = [each for each in wanted if _values(each, keys) not in present]
    different = [
        each
        for each in wanted
        if (key := _values(each, keys)) in present and present[key] != _values(each, fields)
    ]
    manager.bulk_create(
        [*missing, *different],
        update_conflicts=True,
        unique_fields=_field_names(model, keys),
        update_fields=_field_names(model, fields),
        batch_size=200,
    )
    return Loaded(model.__name__, rows=len(wanted), created=len(missing), updated=len(different))


def _values(row: models.Model, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in names)


def _field_names(model: type[models.Model], columns: Iterable[str]) -> list[str]:
    """Field names for `bulk_create`, which wants "district" where rows are read by "district_id"."""
    return [
        field.name for column in columns for field in model._meta.concrete_fields if field.attname == column
    ]


def _load_shares() -> Loaded:
    keys = ["postal_code_id", "municipality_id"]
    wanted = _shares()
    current = {_values(share, keys) for share in wanted}
    stale = [pk for pk, *key in PostalCodeShare.objects.values_list("pk", *keys) if tuple(key) not in current]
    PostalCodeShare.objects.filter(pk__in=stale).delete()
    done = _upsert(wanted, keys, ["percent"])
    return Loaded(done.table, done.rows, done.created, done.updated, removed=len(stale))


def _add_local_areas() -> Loaded:
    rows = {(row["municipality"], danish_slug(row["name"])): row for row in read_table("local_areas")}
    present = set(LocalArea.objects.values_list("municipality_id", "slug"))
    missing = [key for key in rows if key not in present]
    for municipality, slug in missing:
        row = rows[municipality, slug]
        area = LocalArea.objects.create(
            name=row["name"], slug=slug, municipality_id=municipality, is_exposed=row["is_exposed"] == "1"
        )
        area.postal_codes.set(PostalCode.objects.filter(code__in=row["postal_codes"].split()))
    return Loaded(LocalArea.__name__, rows=len(rows), created=len(missing))
