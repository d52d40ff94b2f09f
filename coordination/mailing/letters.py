"""The letter of one receiver, in their language and their way."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.enums import Channel
from accounts.telling import channel_of, tell
from coordination.mailing.models import Mailing, Receiver
from coordination.mailing.words import filled, words_of
from core.addresses import absolute
from core.links import make_token
from outbox import sms

READ_PURPOSE = "mailing"


def letter_for(
    mailing: Mailing, person: Any, officers: Mapping[int, str], *, first_name: str = "", language: str = ""
) -> tuple[str, list[str]]:
    """Subject and paragraphs, with who sends it at the end."""
    language = language or person.language
    with translation.override(language):
        subject, text = mailing.in_language(language)
        words = words_of(mailing, person, officers, first_name=first_name)
        return filled(subject, words), [*_paragraphs(filled(text, words)), _signature(mailing)]


def _paragraphs(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").strip().split("\n\n")
    return [line.strip() for line in lines if line.strip()]


def _signature(mailing: Mailing) -> str:
    return _("Best regards\n%(name)s\n%(district)s") % {
        "name": mailing.by.get_full_name(),
        "district": mailing.district,
    }


def is_too_long(person: Any, lines: list[str]) -> bool:
    """Whether a text message can't hold it: it gets the beginning, and an address for the rest."""
    return channel_of(person) == Channel.SMS and len(" ".join(lines)) > sms.LENGTH


def read_url(receiver: Receiver) -> str:
    """Where the whole message stands, for who got the beginning of it. Opening it changes nothing (DOMAIN rule 8)."""
    return absolute(reverse("mailing_read", args=[make_token(READ_PURPOSE, receiver.pk)]))


def tell_receiver(receiver: Receiver, mailing: Mailing, person: Any, officers: Mapping[int, str]) -> None:
    """Queue it. The key is the person's and the message's: whatever happens, they are told once."""
    subject, lines = letter_for(mailing, person, officers)
    with translation.override(person.language):
        button: dict[str, Any] = {}
        if is_too_long(person, lines):
            button = {"url": read_url(receiver), "verb": _("Read it all")}
        tell(person=person, subject=subject, lines=lines, key=receiver.key, mass=True, **button)


def tell_trial(
    mailing: Mailing, reader: Any, like: Any, first_name: str, officers: Mapping[int, str]
) -> None:
    """To the writer alone, as `like` would get it; the same words twice are sent once."""
    subject, lines = letter_for(mailing, like, officers, first_name=first_name, language=reader.language)
    words = "\n".join([subject, *lines])
    with translation.override(reader.language):
        tell(
            person=reader,
            subject=_("Trial: %(subject)s") % {"subject": subject},
            lines=lines,
            key=f"trial-{mailing.pk}-{sha256(words.encode()).hexdigest()[:16]}",
            urgent=True,
        )
