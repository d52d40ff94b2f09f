"""What lies in `data/`, read into plain records, and the calendar it is counted from."""

import csv
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

DATA = Path(__file__).parent / "data"
_DAY_PARTS = {"f": "formiddag", "e": "eftermiddag", "a": "aften"}


@dataclass(frozen=True)
class Clock:
    """The moment of the load; all dates of the demo are counted from it."""

    now: datetime

    def ago(self, days: float) -> datetime:
        """A moment that many days before the load."""
        return self.now - timedelta(days=days)

    def day_ago(self, days: float) -> date:
        """The local day that many days before the load."""
        return timezone.localdate(self.ago(days))

    def at(self, week: int, weekday: int, clock: str) -> datetime:
        """A local time on an ISO weekday, `week` weeks from the week of the load (0 is that week)."""
        today = timezone.localdate(self.now)
        monday = today - timedelta(days=today.isoweekday() - 1)
        day = monday + timedelta(weeks=week, days=weekday - 1)
        return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


@dataclass(frozen=True)
class PersonRow:
    """One invented citizen: an ambassador (`active`, `paused`) or where their application is.

    `account` names the demo account the person signs in with; most have none.
    """

    first: str
    last: str
    alias: str
    protected: bool
    postal: str
    municipality: str
    area: str
    languages: tuple[str, ...]
    skills: tuple[str, ...]
    interests: tuple[str, ...]
    slots: tuple[tuple[int, str], ...]
    km: int
    status: str
    days: int
    screening: str
    signed: bool
    renew: int | None
    motivation: str
    reason: str
    account: str
    email: str


def people() -> list[PersonRow]:
    """The citizens of `people.csv`."""
    with (DATA / "people.csv").open(encoding="utf-8", newline="") as file:
        return [
            _person(row, number) for number, row in enumerate(csv.DictReader(file, delimiter=";"), start=1)
        ]


def _person(row: dict[str, str], number: int) -> PersonRow:
    words = {name: tuple(row.pop(name).split()) for name in ("languages", "skills", "interests")}
    flags = {name: row.pop(name) == "1" for name in ("protected", "signed")}
    slots = tuple((int(slot[0]), _DAY_PARTS[slot[1]]) for slot in row.pop("slots").split())
    numbers = {name: int(row.pop(name)) for name in ("km", "days")}
    renew = row.pop("renew")
    return PersonRow(
        **row,
        **words,
        **flags,
        **numbers,
        slots=slots,
        renew=int(renew) if renew else None,
        email=f"{row['account'] or f'borger{number:02d}'}@demo.example",
    )


def projects() -> list[dict[str, Any]]:
    """The projects of `projects/`, each with its slug, the one begun first in front."""
    found = [_project(path) for path in sorted((DATA / "projects").glob("*.json"))]
    return sorted(found, key=lambda data: (-data["reached"]["idea"], data["slug"]))


def _project(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {"slug": path.stem, "stage": list(data["reached"])[-1], **data}
