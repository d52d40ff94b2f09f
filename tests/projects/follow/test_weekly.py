"""Monday's letter: once a week, at 8 on a Danish clock, also when the clocks are turned."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import StateChange
from outbox.models import Message
from projects.follow import telling
from projects.follow.models import Pace
from tests.factories.follow import make_follow, published

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("now", "monday"),
    [
        ("2026-03-30T06:00:00Z", "2026-03-30T06:00:00Z"),  # 8.00 in summer, the day after the clocks
        ("2026-03-30T05:59:59Z", "2026-03-23T07:00:00Z"),  # 7.59: still the winter's Monday
        ("2026-03-29T22:30:00Z", "2026-03-23T07:00:00Z"),
        ("2026-10-26T07:00:00Z", "2026-10-26T07:00:00Z"),  # 8.00 in winter again
        ("2026-10-26T06:59:59Z", "2026-10-19T06:00:00Z"),
        ("2026-12-30T12:00:00Z", "2026-12-28T07:00:00Z"),
        ("2027-01-03T12:00:00Z", "2026-12-28T07:00:00Z"),
    ],
)
def test_the_latest_monday(now, monday):
    assert telling.last_monday(_moment(now)) == _moment(monday)


@pytest.mark.parametrize("turned", ["2026-03-29", "2026-10-25"])
def test_one_letter_a_week_over_the_turn_of_the_clocks(turned):
    page = published()
    start = _moment(f"{turned}T00:00:00Z") - timedelta(days=14)
    make_follow(page.project, pace=Pace.WEEKLY, confirmed_at=start, told_until=start)
    for day in range(28):
        _happens(page.project, start + timedelta(days=day, hours=9))
    for hour in range(28 * 24 * 2):
        telling.tell_weekly(start + timedelta(minutes=30 * hour))
    # Four Mondays in the four weeks, each letter with what happened since the last.
    assert Message.objects.count() == 4
    assert {m.key.rpartition("-")[2] for m in Message.objects.all()} == _weeks(start)
    last = telling.last_monday(start + timedelta(days=28))
    happened = StateChange.objects.filter(at__lte=last).count()
    subjects = Message.objects.values_list("subject", flat=True)
    assert sum(int(subject.removeprefix("Ugens nyt: ").split()[0]) for subject in subjects) == happened


def test_it_holds_each_thing_once_and_one_way_to_stop():
    page = published()
    make_follow(page.project, pace=Pace.WEEKLY)
    make_follow(objective="trust", pace=Pace.WEEKLY)
    telling.tell_weekly(timezone.now() + timedelta(days=8))
    letter = Message.objects.get()
    assert letter.subject == "Ugens nyt: 1 nyhed"
    assert letter.text.count(f"* {page.title}: Nyt projekt") == 1
    assert "/foelg/stop/" in letter.unsubscribe_url


def test_what_was_told_at_once_is_not_told_again_on_monday():
    page = published()
    follow = make_follow(page.project)
    telling.tell_now(timezone.now() + timedelta(minutes=3))
    follow.pace, follow.told_until = Pace.WEEKLY, timezone.now() - timedelta(days=20)
    follow.save()
    telling.tell_weekly(timezone.now() + timedelta(days=8))
    assert Message.objects.count() == 1


def test_nothing_happened_nothing_is_written():
    published(days_ago=60)
    make_follow(objective="trust", pace=Pace.WEEKLY)
    telling.tell_weekly(timezone.now() + timedelta(days=8))
    assert not Message.objects.exists()


def _moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


def _happens(project, at):
    StateChange.objects.create(
        subject_type="projects.project",
        subject_id=project.pk,
        transition="start",
        source="recruiting",
        target="running",
        at=at,
    )


def _weeks(start):
    days = [timezone.localdate(start + timedelta(days=day)) for day in range(28)]
    return {f"{day.isocalendar().week:02}" for day in days if day.weekday() == 0}
