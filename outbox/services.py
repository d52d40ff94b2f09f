"""Queueing and delivering messages (DOMAIN rule 9)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from outbox import letters, sms
from outbox.failures import Failure, permanent_failure
from outbox.models import Errand, Message
from outbox.post import Postman

MAX_ATTEMPTS = 8
STUCK_AFTER = timedelta(minutes=10)
ROUND_SECONDS = 20.0
_FIRST_PAUSE = timedelta(seconds=30)


@dataclass(frozen=True)
class Turn:
    """When a message goes: not before a moment, and `mass`, one of many alike, after every other that is due."""

    not_before: datetime | None = None
    mass: bool = False


AT_ONCE = Turn()


def enqueue(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    key: str | None = None,
    sender: str = "",
    unsubscribe_url: str = "",
    medium: str = Message.Medium.MAIL,
    turn: Turn = AT_ONCE,
) -> Message:
    """Queue one message with the change it belongs to. The same `key` twice gives one message."""
    defaults = {
        "message_id": f"<{uuid4().hex}@tryghed>",
        "sender": sender or settings.DEFAULT_FROM_EMAIL,
        "to": to,
        "subject": " ".join(subject.split())[:200],
        "text": text,
        "html": html,
        "unsubscribe_url": unsubscribe_url,
        "medium": medium,
        "next_try_at": turn.not_before or timezone.now(),
        "is_mass": turn.mass,
    }
    if key is None:
        return Message.objects.create(**defaults)
    # Half the statements of `get_or_create`, and no savepoint: letters are written inside locks.
    Message.objects.bulk_create([Message(key=key, **defaults)], ignore_conflicts=True)
    return Message.objects.get(key=key)


def enqueue_letter(
    *,
    to: str | None,
    subject: str,
    lines: list[str],
    url: str = "",
    verb: str = "",
    key: str | None = None,
    entries: Sequence[letters.Entry] = (),
    subscription: letters.Subscription | None = None,
    turn: Turn = AT_ONCE,
) -> Message | None:
    """Queue a letter of short paragraphs with at most one button. Nothing is queued without an address."""
    if not to:
        return None
    text, html = letters.bodies(
        subject=subject, lines=lines, url=url, verb=verb, entries=entries, subscription=subscription
    )
    stop = subscription.stop_url if subscription else ""
    return enqueue(to=to, subject=subject, text=text, html=html, key=key, unsubscribe_url=stop, turn=turn)


def leave_errand(*, person: Any, channel: str, subject: str, lines: list[str], key: str | None) -> None:
    """Leave it to staff to say by voice or on paper. The same `key` twice gives one errand."""
    errand = Errand(key=key, person=person, channel=channel, subject=subject[:200], text="\n\n".join(lines))
    Errand.objects.bulk_create([errand], ignore_conflicts=True)


def known_keys(keys: Iterable[str]) -> set[str]:
    """Those of the keys that a message or an errand has: what was said for them needn't be written again."""
    asked = list(keys)
    found = set(Message.objects.filter(key__in=asked).values_list("key", flat=True))
    found |= set(Errand.objects.filter(key__in=asked).values_list("key", flat=True))
    return {str(key) for key in found}


Gate = Callable[[Message], bool]
_gates: dict[str, Gate] = {}


def register_gate(prefix: str, may_go: Gate) -> None:
    """Ask `may_go` when a message whose key begins with `prefix` is about to leave; a no drops it.

    For letters about things that may have been closed to their receiver since they were written (DOMAIN rule 7).
    """
    _gates[prefix] = may_go


def _may_go(message: Message) -> bool:
    key = message.key or ""
    return all(may_go(message) for prefix, may_go in _gates.items() if key.startswith(prefix))


def claim_next(now: datetime) -> Message | None:
    """Take what a killed worker left behind, else the next message that is due, and mark it as being sent.

    Two questions, for the index answers each of them; asked as one, thousands that are due are sorted for each letter.
    """
    left = Q(state=Message.State.SENDING, claimed_at__lt=now - STUCK_AFTER)
    due = Q(state=Message.State.QUEUED, next_try_at__lte=now)
    with transaction.atomic():
        message = _first(left) or _first(due)
        if message is None:
            return None
        message.state = Message.State.SENDING
        message.claimed_at = now
        message.attempts = F("attempts") + 1
        message.save(update_fields=["state", "claimed_at", "attempts"])
        message.refresh_from_db()
        return message


def _first(wanted: Q) -> Message | None:
    """In their order; nobody else has it meanwhile."""
    rows = Message.objects.filter(wanted).order_by("is_mass", "next_try_at", "pk")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True)
    return rows.first()


def deliver_due(limit: int = 200, within: float = ROUND_SECONDS) -> int:
    """Send what is due, at most `limit` messages or for `within` seconds; returns how many were delivered.

    What may not go is dropped. After that the worker's other jobs get their turn, however slow a mail server is.
    """
    delivered, ends = 0, monotonic() + within
    with Postman() as postman:
        for _ in range(limit):
            message = claim_next(timezone.now()) if monotonic() < ends else None
            if message is None:
                break
            if not _may_go(message):
                message.delete()
                continue
            delivered += _deliver(message, postman)
    return delivered


def _deliver(message: Message, postman: Postman) -> bool:
    try:
        if message.medium == Message.Medium.SMS:
            sms.gateway().send(to=message.to, text=message.text, message_id=message.message_id)
        else:
            postman.send(_letter(message))
    except Exception as error:  # any failure of the server means: try again later
        _retry_later(message, error)
        return False
    message.state = Message.State.SENT
    message.sent_at = timezone.now()
    message.text = message.html = message.unsubscribe_url = ""
    message.save(update_fields=["state", "sent_at", "text", "html", "unsubscribe_url"])
    return True


def _letter(message: Message) -> mail.EmailMultiAlternatives:
    letter = mail.EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=settings.MAIL_RETURN_ADDRESS or message.sender,  # of the envelope: there it comes back to
        to=[message.to],
        headers=_headers(message),
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    return letter


def _headers(message: Message) -> dict[str, str]:
    headers = {
        "Message-ID": message.message_id,
        "Auto-Submitted": "auto-generated",
        "From": message.sender,
    }
    if message.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{message.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _retry_later(message: Message, error: Exception) -> None:
    """Back off: 30 seconds, doubled each time, given up after eight tries; at once where the server says never."""
    failure = permanent_failure(error)
    if failure is None and message.attempts >= MAX_ATTEMPTS:
        failure = Failure.GIVEN_UP
    message.failure = failure or ""
    message.state = Message.State.FAILED if failure else Message.State.QUEUED
    message.next_try_at = timezone.now() + _FIRST_PAUSE * 2 ** (message.attempts - 1)
    message.last_error = type(error).__name__
    message.save(update_fields=["state", "failure", "next_try_at", "last_error"])


def mark_returned(messages: QuerySet[Message], failure: Failure = Failure.RETURNED) -> int:
    """Note that mails which a server had taken came back to us all the same; returns how many. Twice is harmless."""
    sent = messages.filter(medium=Message.Medium.MAIL, state=Message.State.SENT)
    return sent.update(state=Message.State.FAILED, failure=failure)
