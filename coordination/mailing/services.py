"""From a draft to a message on its way: written by one person, looked at, and sent once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from coordination.mailing.audience import Audience
from coordination.mailing.errors import NobodyError, ReceiversChangedError, SentAlreadyError
from coordination.mailing.judging import judge
from coordination.mailing.models import Mailing, MessageTemplate, Receiver, Sending
from coordination.mailing.words import known_words, refuse_unknown
from coordination.planning.enums import JobState
from core.errors import NotAllowedError

TEXTS = ("subject", "text", "subject_en", "text_en")
BATCH = 1000


def check_words(texts: Mapping[str, str], known: Mapping[str, Any]) -> None:
    """Raise `UnknownWordError` for what stands in brackets and isn't in `known`."""
    refuse_unknown("\n".join(texts.get(name, "") for name in TEXTS), known)


@transaction.atomic
def draft(*, audience: Audience, by: Any, texts: Mapping[str, str]) -> Mailing:
    """Keep what was written and who was chosen; nothing is sent. Raises `UnknownWordError`, `NobodyError`."""
    check_words(texts, known_words(session=audience.session is not None, role=audience.role is not None))
    if not audience.people:
        raise NobodyError
    mailing = Mailing(
        district_id=audience.district,
        by=by,
        about=audience.title[:200],
        session=audience.session,
        role=audience.role,
        **_own(texts),
    )
    mailing.full_clean()
    mailing.save()
    rows = [Receiver(mailing=mailing, person_id=person) for person in dict.fromkeys(audience.people)]
    Receiver.objects.bulk_create(rows, batch_size=BATCH)
    return mailing


@transaction.atomic
def change(*, mailing: Mailing, by: Any, texts: Mapping[str, str]) -> Mailing:
    """Another text. Raises `NotAllowedError`, `SentAlreadyError`, `UnknownWordError`."""
    locked = _locked(mailing, by)
    check_words(texts, known_words(session=locked.session_id is not None, role=locked.role_id is not None))
    for name, value in _own(texts).items():
        setattr(locked, name, value)
    locked.full_clean()
    locked.save()
    return locked


def _own(texts: Mapping[str, str]) -> dict[str, str]:
    return {name: texts.get(name, "") for name in TEXTS}


def _locked(mailing: Mailing, by: Any) -> Mailing:
    """The draft, held; raises `NotAllowedError` for another's and `SentAlreadyError`."""
    locked = Mailing.objects.select_for_update().get(pk=mailing.pk)
    if locked.by_id != by.pk:
        raise NotAllowedError
    if Sending.objects.filter(mailing=locked).exists():
        raise SentAlreadyError
    return locked


@transaction.atomic
def send(*, mailing: Mailing, actor: Any, expected: int | None = None) -> Sending:
    """Leave it to the worker to tell everybody; a second press finds the first. Only who wrote it sends it.

    Raises `NotAllowedError`, `NobodyError`, and `ReceiversChangedError` where another number of people than
    `expected` can be written to by now.
    """
    locked = Mailing.objects.select_for_update().get(pk=mailing.pk)
    if locked.by_id != actor.pk:
        raise NotAllowedError
    known = Sending.objects.filter(mailing=locked).first()
    if known is not None:
        return _go_on(known)
    judged = judge(locked, locked.receivers.order_by().values("person"))
    number = sum(why is None for why in judged.values())
    if not number:
        raise NobodyError
    if expected is not None and number != expected:
        raise ReceiversChangedError
    return Sending.objects.create(mailing=locked, by=actor)


def _go_on(sending: Sending) -> Sending:
    """One that stopped begins again, with those who weren't told; any other is left as it is."""
    if sending.state == JobState.FAILED:
        sending.state, sending.tries, sending.failure, sending.ended_at = JobState.QUEUED, 0, "", None
        sending.save(update_fields=["state", "tries", "failure", "ended_at"])
    return sending


@transaction.atomic
def discard(*, mailing: Mailing, actor: Any) -> None:
    """Throw a draft away. Raises `NotAllowedError`, `SentAlreadyError`."""
    _locked(mailing, actor).delete()


@transaction.atomic
def save_template(*, template: MessageTemplate, actor: Any) -> MessageTemplate:
    """Keep a template of the coordinator's district. Raises `UnknownWordError`, `IntegrityError` for a name twice."""
    check_words({name: getattr(template, name) for name in TEXTS}, known_words(session=True, role=True))
    template.changed_by = actor
    template.full_clean(validate_constraints=False)
    template.save()
    return template
