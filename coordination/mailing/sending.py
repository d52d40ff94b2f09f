"""The worker's part: a bounded number of people a round, each looked at again, each told once."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.telling import channel_of
from coordination.mailing.enums import ReceiverState, Why
from coordination.mailing.judging import judge, officers_of, people_by_number
from coordination.mailing.letters import tell_receiver
from coordination.mailing.models import Mailing, Receiver, Sending
from coordination.planning.enums import JobState
from coordination.planning.jobs import attempt, beat, claim, end, pause, reap
from outbox.models import Message

BATCH = 100
BATCHES_A_ROUND = 5  # then letters and other jobs get their turn
STILL_FRESH = timedelta(minutes=15)  # so long what was asked when the letter was queued holds


def send_next() -> Sending | None:
    """Go on with the message that has waited longest; the worker's job, harmless to repeat."""
    reap(Sending)
    sending = claim(Sending)
    if sending is not None:
        attempt(sending, _tell_some)
    return sending


def _tell_some(sending: Sending) -> None:
    mailing = Mailing.objects.with_words().get(pk=sending.mailing_id)
    waiting = mailing.receivers.filter(state=ReceiverState.WAITING)
    for _number in range(BATCHES_A_ROUND):
        rows = list(waiting[:BATCH])
        if not rows:
            end(sending, JobState.DONE)
            return
        beat(sending)
        _tell_batch(mailing, rows)
    pause(sending)


def _tell_batch(mailing: Mailing, rows: list[Receiver]) -> None:
    numbers = [row.person_id for row in rows]
    judged, people = judge(mailing, numbers), people_by_number(numbers)
    officers = officers_of(people.values())
    for row in rows:
        if row.person_id in judged and row.person_id in people:
            _tell_one(row, mailing, people[row.person_id], judged[row.person_id], officers)


@transaction.atomic
def _tell_one(
    row: Receiver, mailing: Mailing, person: Any, why: Why | None, officers: Mapping[int, str]
) -> None:
    """All of it or nothing: whoever has marked the row has told them (DOMAIN rule 9)."""
    mine = Receiver.objects.filter(pk=row.pk, state=ReceiverState.WAITING)
    if why is not None:
        mine.update(state=ReceiverState.LEFT_OUT, why=why, at=timezone.now())
        return
    if mine.update(state=ReceiverState.TOLD, channel=channel_of(person), at=timezone.now()):
        tell_receiver(row, mailing, person, officers)


def may_go(message: Message) -> bool:
    """A letter that waited for the end of somebody's quiet time is looked at once more as it leaves (DOMAIN rule 7)."""
    if message.created_at > timezone.now() - STILL_FRESH:
        return True
    mailing_id, person_id = (int(number) for number in str(message.key).split("-")[1:3])
    rows = Receiver.objects.filter(mailing=mailing_id, person=person_id).select_related("mailing__by")
    row = rows.first()
    if row is None:  # deleted, or the person is one with somebody else now
        return False
    why = judge(row.mailing, [row.person_id]).get(row.person_id)
    if why is not None:
        rows.update(state=ReceiverState.LEFT_OUT, why=why)
    return why is None
