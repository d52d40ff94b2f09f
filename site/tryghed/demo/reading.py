"""What lies in `data/`, read into plain records, and the calendar it is counted from."""

import csv
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

OFFICE_HOURS = time(10, 12)
DATA = Path(__file__).parent / "data"
_DAY_PARTS = {"f": "formiddag", "e": "eftermiddag", "a": "aften"}


@dataclass(frozen=True)
class Clock:
    """The moment of the load; all dates of the demo are counted from it."""

    now: datetime

    def ago(self, days: int) -> datetime:
        """That many days (at least one) before the load, in office hours whenever the load is made."""
        return timezone.make_aware(datetime.combine(self.day_ago(days), OFFICE_HOURS))

    def day_ago(self, days: int) -> date:
        """The local day that many days before the load."""
        return timezone.localdate(self.now) - timedelta(days=days)

    def on(self, days: int, clock: str) -> datetime:
        """A local time so many days after the load (below zero: before it)."""
        return timezone.make_aware(datetime.combine(self.day_ago(-days), time.fromisoformat(clock)))

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
    texts = ("first", "last", "alias", "postal", "municipality", "area", "status", "screening", "motivation")
    values: dict[str, Any] = {name: row[name] for name in (*texts, "reason", "account")}
    values |= {name: tuple(row[name].split()) for name in ("languages", "skills", "interests")}
    values |= {name: row[name] == "1" for name in ("protected", "signed")}
    values |= {name: int(row[name]) for name in ("km", "days")}
    return PersonRow(
        **values,
        slots=tuple((int(slot[0]), _DAY_PARTS[slot[1]]) for slot in row["slots"].split()),
        renew=int(row["renew"]) if row["renew"] else None,
        email=f"{row['account'] or f'borger{number:02d}'}@demo.example",
    )


def projects() -> list[dict[str, Any]]:
    """The projects of `projects/`, each with its slug, the one begun first in front."""
    found = [_project(path) for path in sorted((DATA / "projects").glob("*.json"))]
    return sorted(found, key=lambda data: (-data["reached"]["idea"], data["slug"]))


def _project(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for initiative in data["initiatives"]:
        initiative["sessions"] = [each for row in initiative["sessions"] for each in _weeks(row)]
    return {"slug": path.stem, "stage": list(data["reached"])[-1], **data}


def _weeks(session: dict[str, Any]) -> list[dict[str, Any]]:
    """A session that has been held in several weeks is written once, with `weeks` for `week`."""
    return [{**session, "week": week} for week in session.get("weeks", [session.get("week")])]


def news() -> list[dict[str, Any]]:
    """The news of `news/`, the oldest first."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in (DATA / "news").glob("*.json")]
    return sorted(found, key=lambda data: (-data["days"], data["slug"]))
