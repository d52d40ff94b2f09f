"""Telling a person something, in the way they asked to be reached. Nobody loses a right by having no e-mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.enums import Channel
from outbox import sms
from outbox.letters import Entry
from outbox.models import Message
from outbox.services import Turn, enqueue, enqueue_letter, leave_errand


@dataclass(frozen=True)
class Letter:
    """What is said: a subject, short paragraphs, perhaps news below and one button.

    `short` is what a text message says instead of the paragraphs, where they are more than it can hold.
    """

    subject: str
    lines: list[str]
    url: str = ""
    verb: str = ""
    entries: Sequence[Entry] = ()
    short: str = ""


def tell(
    *, person: Any, key: str | None = None, urgent: bool = False, mass: bool = False, **letter: Any
) -> None:
    """Send a `Letter` (its fields by name) by mail or text message, or leave an errand for staff to call or write.

    Written in the language that is active: wrap the call in `translation.override(person.language)`. What isn't
    `urgent` waits for the end of the person's quiet time. The same `key` twice tells once. `mass`: it is said to many
    at once, and whatever is for one person alone goes first.
    """
    turn = Turn(None if urgent else end_of_quiet(person, timezone.now()), mass)
    _WAYS[channel_of(person)](person, Letter(**letter), key, turn)


def _mail(person: Any, words: Letter, key: str | None, turn: Turn) -> None:
    enqueue_letter(
        to=person.email,
        subject=words.subject,
        lines=words.lines,
        url=words.url,
        verb=words.verb,
        key=key,
        entries=words.entries,
        turn=turn,
    )


def _text(person: Any, words: Letter, key: str | None, turn: Turn) -> None:
    enqueue(
        to=str(person.phone),
        subject=words.subject,
        text=sms.shortened([words.short] if words.short else words.lines, words.url),
        key=key,
        medium=Message.Medium.SMS,
        turn=turn,
    )


def _errand(person: Any, words: Letter, key: str | None, _turn: Turn) -> None:
    news = [f"{entry.title}: {entry.text}" for entry in words.entries]
    leave_errand(
        person=person,
        channel=channel_of(person),
        subject=words.subject,
        lines=[*words.lines, *news],
        key=key,
    )


_WAYS = {Channel.MAIL: _mail, Channel.SMS: _text, Channel.CALL: _errand, Channel.LETTER: _errand}


def channel_of(person: Any) -> Channel:
    """The channel that really reaches somebody: their own if it can, else mail, a call, a letter."""
    wanted = Channel(person.channel)
    usable = {
        Channel.MAIL: bool(person.email),
        Channel.SMS: bool(person.phone) and sms.is_on(),
        Channel.CALL: bool(person.phone),
        Channel.LETTER: True,
    }
    return next(each for each in (wanted, Channel.MAIL, Channel.CALL, Channel.LETTER) if usable[each])


def end_of_quiet(person: Any, now: datetime) -> datetime | None:
    """When the person's quiet time is over, on a Danish clock; None outside of it."""
    start, end = person.quiet_from, person.quiet_until
    if start is None or end is None or start == end:
        return None
    local = timezone.localtime(now)
    over_midnight = start > end
    at = local.time().replace(tzinfo=None)
    quiet = at >= start or at < end if over_midnight else start <= at < end
    if not quiet:
        return None
    day = local.date() + timedelta(days=1) if over_midnight and at >= start else local.date()
    return timezone.make_aware(datetime.combine(day, end), local.tzinfo)
