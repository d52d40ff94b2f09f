"""Telling a person something, in the way they asked to be reached. Nobody loses a right by having no e-mail."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from accounts.enums import Channel
from outbox import sms
from outbox.letters import Entry
from outbox.models import Message
from outbox.services import enqueue, enqueue_letter, leave_errand


def tell(
    *,
    person: Any,
    subject: str,
    lines: list[str],
    url: str = "",
    verb: str = "",
    key: str | None = None,
    entries: Sequence[Entry] = (),
    urgent: bool = False,
) -> None:
    """Send it by mail or text message, or leave an errand for staff to call or write.

    Written in the language that is active: wrap the call in `translation.override(person.language)`. What isn't
    `urgent` waits for the end of the person's quiet time. The same `key` twice tells once.
    """
    channel = channel_of(person)
    not_before = None if urgent else end_of_quiet(person, timezone.now())
    if channel == Channel.MAIL:
        enqueue_letter(
            to=person.email,
            subject=subject,
            lines=lines,
            url=url,
            verb=verb,
            key=key,
            entries=entries,
            not_before=not_before,
        )
    elif channel == Channel.SMS:
        enqueue(
            to=str(person.phone),
            subject=subject,
            text=sms.shortened(lines, url),
            key=key,
            medium=Message.Medium.SMS,
            not_before=not_before,
        )
    else:
        news = [f"{entry.title}: {entry.text}" for entry in entries]
        leave_errand(person=person, channel=channel, subject=subject, lines=[*lines, *news], key=key)


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
