"""Loads the demo in one transaction: all of it, or nothing."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.enums import AccessKind, Purpose
from accounts.models import AccessEntry, Organisation, User
from coordination.models import Attendance
from home.models import NewsPage
from outbox.models import Message
from projects.editors import ensure_editor_groups
from projects.models import Project, Session
from projects.tree import ensure_page_tree
from tryghed.demo import (
    aftermath,
    asking,
    courses,
    crowd,
    desk,
    doorway,
    entry,
    hosts,
    house,
    ideas,
    life,
    news,
    pages,
    people,
    presence,
    reading,
    seats,
    staff,
    visits,
    work,
)
from tryghed.demo.reading import Clock
from tryghed.demo.roster import Roster

MARK = "redaktoer@demo.example"
PARTNER_OF = "Boligforeningen Lysningen"
LOOK_UPS = ((9, Purpose.MATCHING), (37, Purpose.ATTENDANCE), (118, Purpose.PROFILE))
Report = Callable[[str], None]


@dataclass(frozen=True)
class Loaded:
    """How many rows of each kind the demo has."""

    people: int
    projects: int
    news: int
    sessions: int
    attendances: int


def is_loaded() -> bool:
    """Whether the demo is there already."""
    return User.objects.filter(email=MARK).exists()


def load_demo(seed: int, report: Report) -> Loaded:
    """Make the whole demo. The same seed on the same day gives the same rows."""
    clock, rng = Clock(timezone.now()), Random(seed)  # noqa: S311 - it shuffles invented people
    letters = set(Message.objects.values_list("pk", flat=True))
    with _quiet(), transaction.atomic():
        report("1/7 Page tree and editors' rights")
        ensure_page_tree()
        ensure_editor_groups()
        report("2/7 Accounts and people")
        accounts = staff.make_accounts(clock)
        coordinators = staff.make_coordinators(accounts, clock)
        staff.give_duties(accounts, clock)
        rows = reading.people()
        people.make_citizens([*rows, *crowd.make_crowd(seed, rows)], coordinators, clock, accounts)
        planned = _make_work(accounts["redaktoer"], coordinators, clock, seed, report)
        visits.make_visits(accounts, coordinators, clock)
        ideas.make_ideas(accounts, coordinators, clock)
        entry.make_entries(accounts, clock)
        courses.make_courses(accounts["ambassadoer"], accounts["redaktoer"])
        life.make_life(accounts, clock)
        association = Organisation.objects.get(name=PARTNER_OF)
        association.members.add(accounts["partner"])
        hosts.make_hosts(accounts, association, clock)
        _make_news(accounts["redaktoer"], clock, seed, report)
        report("6/7 Who came, who was asked")
        account = accounts["ambassadoer"]
        roster = Roster(rng, account)
        presence.fill_past(planned, roster, coordinators, rng, clock)
        asking.answer_in_the_past(coordinators, clock)
        presence.sign_up_for_coming(planned, roster, clock)
        asking.ask_now(account, coordinators)
        _fill_the_house(roster, accounts, rng, clock)
        report("7/7 Look-ups and letters")
        desk.sit_at_the_desk(accounts, clock)
        _look_up(account, accounts["koordinator.fyn"], clock)
        _keep_letters_to(account, letters)
    return _count()


def _fill_the_house(roster: Roster, accounts: dict[str, User], rng: Random, clock: Clock) -> None:
    """The common house in Vollsmose, where everything can be seen that a session can come to."""
    coordinator = accounts["koordinator.fyn"]
    rooms = house.make_house(coordinator, clock)
    aftermath.fill_the_past(rooms, roster, coordinator, rng, clock)
    seats.fill_house(rooms, roster, accounts)
    doorway.check_people_in(rooms, roster, accounts)
    aftermath.tell_afterwards(rooms, accounts, clock)


def _make_work(
    editor: User, coordinators: dict[str, User], clock: Clock, seed: int, report: Report
) -> list[work.Planned]:
    found, planned = reading.projects(), []
    report(f"3/7 Projects: {len(found)}")
    for number, data in enumerate(found, start=1):
        coordinator = coordinators[data["district"]]
        project = work.make_project(data, coordinator, clock)
        planned += work.make_initiatives(data, project, coordinator, clock)
        report(f"4/7 Page and picture {number} of {len(found)}: {data['title']}")
        pages.publish_page(data, project, _owner(data, editor), clock, seed)
    return planned


def _make_news(editor: User, clock: Clock, seed: int, report: Report) -> None:
    found = reading.news()
    report(f"5/7 News: {len(found)}")
    for data in found:
        news.publish_news(data, _owner(data, editor), clock, seed)


def _owner(data: dict[str, Any], editor: User) -> User | None:
    """The demo's editor writes for one district."""
    return editor if data["district"] == staff.FYN else None


def _look_up(person: User, actor: User, clock: Clock) -> None:
    """What the demo ambassador reads under "Hvem har set mine oplysninger"."""
    kept = timedelta(days=settings.ACCESS_LOG_DAYS)
    AccessEntry.objects.bulk_create(
        AccessEntry(
            person=person,
            actor=actor,
            kind=AccessKind.OPENED,
            purpose=purpose,
            district_id=staff.FYN,
            at=clock.ago(days),
            keep_until=clock.ago(days) + kept,
        )
        for days, purpose in LOOK_UPS
    )


def _keep_letters_to(person: User, before: set[int]) -> None:
    """The load writes to nobody but the demo ambassador, whose letters are there to be read.

    Of the message to many what became of each stays: it has arrived, or come back.
    """
    waiting = Message.objects.exclude(pk__in=before).filter(state=Message.State.QUEUED)
    waiting.exclude(to=person.email).delete()


def _count() -> Loaded:
    return Loaded(
        people=User.objects.count(),
        projects=Project.objects.count(),
        news=NewsPage.objects.count(),
        sessions=Session.objects.count(),
        attendances=Attendance.objects.count(),
    )


@contextmanager
def _quiet() -> Iterator[None]:
    """Wagtail logs a line for every page and index entry; the load has its own progress."""
    before = logging.root.manager.disable
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(before)
