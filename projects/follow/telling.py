"""Telling those who follow: at once, and on Mondays. Both may be killed anywhere and run again.

A receiver's letters and the mark of what they have been told are stored in one transaction, on locked rows; the
keys of the letters say the same once more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone, translation

from outbox.models import Message
from places.distance import postal_codes_within
from projects.follow import letters
from projects.follow.models import Follow, NoticedSession, Pace
from projects.follow.readable import readable_items
from projects.follow.sources import Item, Span, collect
from projects.models import Session

SETTLE = timedelta(minutes=2)  # a change is stored a little after the moment it bears
BATCH = 500
DIGEST_AT = time(8)  # on Mondays, on a Danish clock


@dataclass
class Round:
    """What one run has asked for already."""

    since: datetime
    until: datetime
    _items: dict[str, list[Item]] = field(default_factory=dict)
    _reach: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)

    def items(self, language: str) -> list[Item]:
        """All news of the round in a language."""
        if language not in self._items:
            with translation.override(language):
                self._items[language] = collect(Span(self.since, self.until))
        return self._items[language]

    def of(self, follow: Any) -> list[Item]:
        """What has happened in what somebody follows, readable or not."""
        return [
            item
            for item in self.items(follow.language)
            if follow.told_until < item.moment and self._is_about(item, follow)
        ]

    def _is_about(self, item: Item, follow: Any) -> bool:
        if follow.project_id:
            return bool(item.project.pk == follow.project_id)
        if follow.objective:
            return bool(item.project.objective == follow.objective)
        return not item.places.isdisjoint(self._around(follow))

    def _around(self, follow: Any) -> frozenset[str]:
        key = (follow.postal_code_id, follow.km)
        if key not in self._reach:
            self._reach[key] = frozenset(postal_codes_within(follow.postal_code, follow.km))
        return self._reach[key]


@dataclass(frozen=True)
class Told:
    """A piece of news, the path of its page, and the follow it came by."""

    item: Item
    path: str
    follow: Any


Writer = Callable[[Sequence[Told]], None]


def notice_sessions(now: datetime | None = None) -> None:
    """Remember when coming sessions were first seen."""
    moment = now or timezone.now()
    fresh = Session.objects.filter(starts_at__gt=moment, noticed=None).values_list("pk", flat=True)
    NoticedSession.objects.bulk_create(
        (NoticedSession(session_id=pk, at=moment) for pk in fresh), ignore_conflicts=True
    )


def tell_now(now: datetime | None = None) -> None:
    """Write to those who hear at once about what has happened since they last heard."""
    moment = now or timezone.now()
    notice_sessions(moment)
    _tell(Pace.INSTANT, moment - SETTLE, _write_each)


def tell_weekly(now: datetime | None = None) -> None:
    """Write Monday's letters, once; later in the week if nobody ran on Monday."""
    monday = last_monday((now or timezone.now()) - SETTLE)

    def write(told: Sequence[Told]) -> None:
        follows = list({each.follow.pk: each.follow for each in told}.values())
        letters.send_digest(follows, [(each.item, each.path) for each in told], timezone.localdate(monday))

    _tell(Pace.WEEKLY, monday, write)


def last_monday(now: datetime) -> datetime:
    """The latest Monday at 8 o'clock in Denmark, whatever the clocks were turned to since."""
    local = timezone.localtime(now)
    day = local.date() - timedelta(days=local.weekday())
    monday = timezone.make_aware(datetime.combine(day, DIGEST_AT))
    if monday > now:
        monday = timezone.make_aware(datetime.combine(day - timedelta(days=7), DIGEST_AT))
    return monday


def _write_each(told: Sequence[Told]) -> None:
    for each in told:
        letters.send_news(each.follow, each.item, each.path)


def _tell(pace: str, until: datetime, write: Writer) -> None:
    waiting = Follow.objects.listening().filter(pace=pace, told_until__lt=until)
    oldest = waiting.order_by("told_until").values_list("told_until", flat=True).first()
    if oldest is None:
        return
    this = Round(oldest, until)
    if not this.items(settings.LANGUAGE_CODE):
        # Whoever changed their pace meanwhile, and waits for longer, is left for the next round.
        waiting.filter(told_until__gte=oldest).update(told_until=until)
        return
    receivers, idle = defaultdict(list), []
    for follow in waiting.filter(told_until__gte=oldest).with_names():
        if this.of(follow):
            receivers[follow.person_id, follow.mailbox_id].append(follow.pk)
        else:
            idle.append(follow.pk)
    for start in range(0, len(idle), BATCH):
        Follow.objects.filter(pk__in=idle[start : start + BATCH], pace=pace).update(told_until=until)
    for keys in receivers.values():
        _tell_one(this, pace, keys, write)


@transaction.atomic
def _tell_one(this: Round, pace: str, keys: Iterable[int], write: Writer) -> None:
    """Read the receiver's rows again, locked: another worker, or the receiver, may have been quicker."""
    rows = Follow.objects.listening().filter(pk__in=keys, pace=pace, told_until__lt=this.until)
    locked = list(rows.with_names().select_for_update(of=("self",)))
    if not locked:
        return
    with translation.override(locked[0].language):
        if told := _readable(this, locked):
            write(told)
    Follow.objects.filter(pk__in=[follow.pk for follow in locked]).update(told_until=this.until)


def _readable(this: Round, follows: Sequence[Any]) -> list[Told]:
    """What this receiver may read and hasn't been told, each piece once, by the first follow it came by."""
    by_key: dict[str, tuple[Item, Any]] = {}
    for follow in follows:
        for item in this.of(follow):
            by_key.setdefault(item.key, (item, follow))
    items = sorted((item for item, _follow in by_key.values()), key=lambda item: (item.moment, item.key))
    keys = {letters.news_key(follows[0], item): item.key for item in items}
    known = Message.objects.filter(key__in=keys).values_list("key", flat=True)
    told_before = {keys[key] for key in known if key}
    fresh = [item for item in items if item.key not in told_before]
    user = follows[0].person or AnonymousUser()
    return [Told(item, path, by_key[item.key][1]) for item, path in readable_items(fresh, user)]
