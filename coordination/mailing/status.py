"""What came of a message: by each receiver, and in numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.enums import Channel
from coordination.mailing.enums import ReceiverState, Why
from coordination.mailing.models import Mailing, Receiver
from outbox.failures import Failure
from outbox.models import Errand, Message

BY_VOICE_OR_PAPER = (Channel.CALL, Channel.LETTER)


class Fate(StrEnum):
    """Where the message is on its way to somebody."""

    WAITING = "waiting"
    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    TO_SAY = "to_say"
    SAID = "said"
    LEFT_OUT = "left_out"


FATES = {
    Fate.WAITING: _("waits its turn"),
    Fate.QUEUED: _("on its way"),
    Fate.SENT: _("sent"),
    Fate.FAILED: _("didn't arrive"),
    Fate.TO_SAY: _("to be called or written to"),
    Fate.SAID: _("called or written to"),
    Fate.LEFT_OUT: _("left out"),
}


@dataclass(frozen=True)
class Status:
    """How many are where, and of those that failed or were left out why."""

    numbers: Mapping[str, int]
    failures: Mapping[str, int]
    left_out: Mapping[str, int]

    @property
    def rows(self) -> list[tuple[str, Any, int]]:
        """Name, words and number of each fate that somebody has."""
        return [(fate, FATES[fate], self.numbers[fate]) for fate in Fate if self.numbers.get(fate)]

    @property
    def failure_rows(self) -> list[tuple[Any, int]]:
        """Why letters didn't arrive."""
        return [(Failure(name).label, number) for name, number in self.failures.items()]

    @property
    def left_out_rows(self) -> list[tuple[Any, int]]:
        """Why people were left out."""
        return [(Why(name).label, number) for name, number in self.left_out.items()]


def status_of(mailing: Mailing) -> Status:
    """Read in four queries. A letter that is no longer there has long been sent."""
    numbers: Counter[str] = Counter()
    by_state = dict(_counted(mailing.receivers.all(), "state"))
    numbers[Fate.WAITING] = by_state.get(ReceiverState.WAITING, 0)
    numbers[Fate.LEFT_OUT] = by_state.get(ReceiverState.LEFT_OUT, 0)
    letters = Message.objects.filter(key__startswith=mailing.key_prefix)
    for state, number in _counted(letters, "state"):
        numbers[_FATE_OF_STATE[Message.State(state)]] += number
    errands = Errand.objects.filter(key__startswith=mailing.key_prefix).aggregate(
        said=Count("pk", filter=Q(done_at__isnull=False)), to_say=Count("pk", filter=Q(done_at=None))
    )
    numbers[Fate.SAID], numbers[Fate.TO_SAY] = errands["said"], errands["to_say"]
    failed = letters.filter(state=Message.State.FAILED)
    out = mailing.receivers.filter(state=ReceiverState.LEFT_OUT)
    return Status(numbers, dict(_counted(failed, "failure")), dict(_counted(out, "why")))


_FATE_OF_STATE = {
    Message.State.QUEUED: Fate.QUEUED,
    Message.State.SENDING: Fate.QUEUED,
    Message.State.SENT: Fate.SENT,
    Message.State.FAILED: Fate.FAILED,
}


def _counted(rows: QuerySet[Any], field: str) -> Iterable[tuple[str, int]]:
    return rows.order_by(field).values_list(field).annotate(number=Count("pk"))


@dataclass(frozen=True)
class Arrival:
    """What became of one receiver: a fate, and the reason where there is one."""

    fate: Fate
    why: Any = ""
    can_return: bool = False  # a mail that was sent may come back

    @property
    def words(self) -> Any:
        """As the page says it."""
        return FATES[self.fate]


def arrivals_of(receivers: Iterable[Receiver]) -> dict[int, Arrival]:
    """For a page of them, by their own key; two queries."""
    rows = list(receivers)
    keys = [row.key for row in rows if row.state == ReceiverState.TOLD]
    letters = {letter.key: letter for letter in Message.objects.filter(key__in=keys)}
    errands = {errand.key: errand for errand in Errand.objects.filter(key__in=keys)}
    return {row.pk: _arrival(row, letters.get(row.key), errands.get(row.key)) for row in rows}


def _arrival(row: Receiver, letter: Message | None, errand: Errand | None) -> Arrival:
    if row.state == ReceiverState.WAITING:
        return Arrival(Fate.WAITING)
    if row.state == ReceiverState.LEFT_OUT:
        return Arrival(Fate.LEFT_OUT, Why(row.why).label if row.why else "")
    if errand is not None:
        return Arrival(Fate.SAID if errand.done_at else Fate.TO_SAY)
    if letter is None:  # its time is over, and with it what became of it
        return Arrival(Fate.SAID if row.channel in BY_VOICE_OR_PAPER else Fate.SENT)
    why = Failure(letter.failure).label if letter.failure else ""
    sent_mail = letter.state == Message.State.SENT and letter.medium == Message.Medium.MAIL
    return Arrival(_FATE_OF_STATE[Message.State(letter.state)], why, can_return=sent_mail)
